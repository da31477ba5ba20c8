import Dispatch

/// A reader: runs bodies one by one, each in a transaction over one snapshot.
struct ReadLoop: Sendable {
    let queue: JobQueue

    /// Works until the queue is closed and empty, on the thread that calls it.
    func run(_ session: any Session) {
        let wake = DispatchSemaphore(value: 0)
        while let (_, job) = queue.next(wake) {
            do {
                let answer = try session.use { connection in
                    try connection.beginReading()
                    do {
                        let answer = try job.run(connection)
                        try connection.commit()
                        return answer
                    } catch {
                        connection.rollback()
                        throw error
                    }
                }
                answer()
            } catch {
                job.fail(error)
            }
        }
    }
}
