package import Domain
import Logging
import Metrics
package import Store

/// Takes what sites hand in: reads it, keeps it, and only then answers.
package struct IntakeDesk: Sendable {
    let pipeline: InboxPipeline
    let engine: any Engine
    let files: RequestFiles
    let plan: NumberingPlan
    let clock: WallClock
    let newID: @Sendable () -> String
    private let logger = Logger(label: "intake")

    /// Creates a desk.
    ///
    /// - Parameters:
    ///   - plan: How numbers of telephone are written where they are no whole ones.
    ///   - newID: A number nobody had before, for the answer.
    package init(
        pipeline: InboxPipeline,
        engine: any Engine,
        files: BlobFolder,
        plan: NumberingPlan,
        clock: WallClock,
        newID: @escaping @Sendable () -> String
    ) {
        self.pipeline = pipeline
        self.engine = engine
        self.files = RequestFiles(folder: files)
        self.plan = plan
        self.clock = clock
        self.newID = newID
    }

    /// Takes a form or an order of a shop, or a message where `kind` says so.
    ///
    /// - Throws: ``IntakeFault`` when it is refused; ``SvodError`` when it cannot be kept just now.
    package func take(
        _ form: SubmittedForm,
        as kind: RequestKind,
        of site: IntakeSite,
        _ call: IntakeCall
    ) async throws -> IntakeReply {
        if kind != .message, let trap = site.honeypot, form.value(trap) != nil {
            logger.info("A robot filled in what no person sees.", metadata: ["site": "\(site.name)"])
            count("honeypot", site)
            return .accepted(newID(), isRepeated: false)
        }
        let now = clock.now()
        let kind = kind == .form && form.value(ControlField.kind) == RequestKind.order.rawValue ? .order : kind
        var request = IncomingRequest(
            kind: kind,
            source: site.name,
            key: "",
            sentAt: Self.sentAt(form, now: now),
            receivedAt: now,
            text: ""
        )
        request.channel = site.channel
        request.conversation = kind == .message ? form.value(ControlField.conversation) : nil
        FormReading(mapping: FieldMapping(site.fields), plan: plan).read(form, into: &request)
        TextReading(plan: plan).read(into: &request)
        try RequestCheck.check(request, form, site)
        request.files = try await files.keep(form.files)
        let key = try SubmissionKey(
            form,
            kind: kind,
            header: call.idempotencyKey,
            files: request.files.compactMap(\.hash),
            at: now
        )
        request.key = key.name
        return try await keep(request, key, site)
    }

    private func keep(
        _ request: IncomingRequest,
        _ key: SubmissionKey,
        _ site: IntakeSite
    ) async throws -> IntakeReply {
        let source = IntakeSource.site(site.name)
        let known = try await engine.read { connection in
            try [key.name, key.earlier].lazy.compactMap { $0 }.compactMap {
                try KeyBook.entry(source, $0, in: connection)
            }.first
        }
        if let known { return try repeated(known, key, site) }
        let entry = KeyBook.Entry(digest: key.digest, request: newID())
        let now = request.receivedAt
        do {
            try await pipeline.accept([try RequestRow.of(request, source: source)], lane: .realtime) { connection in
                guard try KeyBook.keep(entry, source, key.name, at: now, in: connection) else {
                    // Somebody else was faster under the same key: their row stands, ours was known already.
                    throw TakenMeanwhile(entry: try KeyBook.entry(source, key.name, in: connection) ?? entry)
                }
            }
        } catch let taken as TakenMeanwhile {
            return try repeated(taken.entry, key, site)
        }
        count("accepted", site)
        logger.info(
            "A request was taken in.",
            metadata: ["site": "\(site.name)", "kind": "\(request.kind.rawValue)", "files": "\(request.files.count)"]
        )
        Failpoint.beforeAcknowledgement.reach()
        return .accepted(entry.request, isRepeated: false)
    }

    private func repeated(_ known: KeyBook.Entry, _ key: SubmissionKey, _ site: IntakeSite) throws -> IntakeReply {
        guard known.digest == key.digest else {
            throw IntakeFault(
                422,
                "key_reused",
                field: "Idempotency-Key",
                "Под этим ключом уже принято другое содержимое",
                "Something else was taken under this key before"
            )
        }
        count("repeated", site)
        return .accepted(known.request, isRepeated: true)
    }

    /// When the sender says it was sent, where that may be true.
    private static func sentAt(_ form: SubmittedForm, now: Timestamp) -> Timestamp {
        guard let said = form.value(ControlField.sentAt).flatMap(MomentReading.read), said <= now + .seconds(300),
            now - said < .seconds(30 * 86_400)
        else { return now }
        return min(said, now)
    }

    private func count(_ reason: String, _ site: IntakeSite) {
        Counter(label: "svod_intake_requests_total", dimensions: [("site", site.name), ("reason", reason)]).increment()
    }

    private struct TakenMeanwhile: Error {
        let entry: KeyBook.Entry
    }
}
