import Dispatch
import Domain
import Metrics

/// The writer: takes jobs lane by lane, lets those of one lane share a COMMIT, and answers each only after it.
struct WriteLoop: Sendable {
    let queue: JobQueue
    let condition: EngineCondition
    let bell: CommitBell
    /// Called after each COMMIT when its callers are answered, with the connection, which is in no transaction then.
    let committed: @Sendable (any SessionConnection) -> Void
    /// How much may share a COMMIT.
    var limits: @Sendable (Lane) -> BatchLimits = BatchLimits.of
    let metrics = StoreMetrics()

    /// A job that has run and waits for COMMIT.
    private struct Done {
        let job: Job
        let answer: @Sendable () -> Void
    }

    /// Works until the queue is closed and empty, on the thread that calls it.
    func run(_ session: any Session) {
        let wake = DispatchSemaphore(value: 0)
        while let (lane, job) = queue.next(wake) {
            do {
                try session.use { writeBatch(from: job, lane, $0) }
            } catch {
                condition.failed(error)
                job.fail(error)
            }
        }
    }

    private func writeBatch(from first: Job, _ lane: Lane, _ connection: any SessionConnection) {
        let start = ContinuousClock.now
        guard let done = runBatch(from: first, lane, until: start + limits(lane).time, connection) else {
            return
        }
        do {
            Failpoint.beforeCommit.reach()
            try connection.commit()
            Failpoint.afterCommit.reach()
        } catch {
            connection.rollback()
            fail(done, error)
            return
        }
        condition.succeeded()
        metrics.committed(lane, jobs: done.count, took: ContinuousClock.now - start)
        for done in done { done.answer() }
        bell.ring(connection.takeNews())
        committed(connection)
    }

    /// Runs jobs in one transaction; nil when it came to nothing and all were answered with their error.
    private func runBatch(
        from first: Job,
        _ lane: Lane,
        until deadline: ContinuousClock.Instant,
        _ connection: any SessionConnection
    ) -> [Done]? {
        var done: [Done] = []
        do {
            // The first job needs no savepoint: when it fails, the whole transaction goes.
            try connection.beginWriting()
            done.append(Done(job: first, answer: try first.run(connection)))
            try requireTransaction(connection)
        } catch {
            connection.rollback()
            condition.failed(error)
            metrics.refused(lane)
            first.fail(error)
            return nil
        }
        while done.count < limits(lane).count, ContinuousClock.now < deadline,
            let job = queue.nextToJoin(lane)
        {
            do {
                if let answer = try runJoining(job, lane, connection) { done.append(Done(job: job, answer: answer)) }
            } catch {
                connection.rollback()
                job.fail(error)
                fail(done, error)
                return nil
            }
        }
        return done
    }

    /// Runs a job under a savepoint; nil when it failed alone.
    ///
    /// - Throws: the error that ended the whole transaction.
    private func runJoining(
        _ job: Job,
        _ lane: Lane,
        _ connection: any SessionConnection
    ) throws -> (@Sendable () -> Void)? {
        try connection.setSavepoint()
        do {
            let answer = try job.run(connection)
            try requireTransaction(connection)
            try connection.releaseSavepoint()
            return answer
        } catch {
            guard connection.isInTransaction else { throw error }
            try connection.undoSavepoint()
            condition.failed(error)
            metrics.refused(lane)
            job.fail(error)
            return nil
        }
    }

    private func requireTransaction(_ connection: any SessionConnection) throws {
        guard connection.isInTransaction else {
            throw SvodError(.storeFailed, "the database ended the transaction by itself")
        }
    }

    private func fail(_ done: [Done], _ error: any Error) {
        condition.failed(error)
        for done in done { done.job.fail(error) }
    }
}
