import Domain
import Records

/// Draws documents out of a file, a few items at a time, so that a file of any size takes the memory of an item.
///
/// Used by one thread at a time.
final class PackagePump {
    private let bytes: PackageBytes
    private let origin: PackageOrigin
    private var conversion: CommerceConversion
    private var bank: BankConversion
    private let inbox: ItemQueue
    private let tongue: PackageTongue
    private var position = 0
    private var isOver = false
    private var fault: String?
    /// Bytes drawn so far, unpacked.
    private(set) var bytesRead: Int64 = 0

    /// The items that the reader has handed over and nobody has drawn.
    private final class ItemQueue {
        var items: [PackageTongue.Item] = []
        var next = 0
    }

    /// Opens a file, or an entry of the archive that it is; `skipping` items were dealt with before.
    ///
    /// - Throws: ``SvodError`` `notFound` when there is none, or no libxml2.
    init(path: String, entry: String?, from origin: PackageOrigin, skipping: Int) throws {
        let inbox = ItemQueue()
        bytes = try PackageBytes(path: path, entry: entry)
        self.origin = origin
        conversion = CommerceConversion(
            exchange: origin.exchange,
            header: CommerceHeader(),
            session: origin.session
        )
        bank = BankConversion(exchange: origin.exchange)
        self.inbox = inbox
        tongue = PackageTongue { inbox.items.append($0) }
        while position < skipping, let item = try nextItem() {
            remember(item)
            if case .bank(let item) = item { _ = bank.document(of: item) }
            position += 1
        }
    }

    /// How many payments that come by themselves, as in a statement, cost the ledger what one order does.
    static let paymentsOfAnOrder = 4

    /// Draws up to `limit` items, of payments some more. A file that breaks off gives what stood before the fault.
    ///
    /// - Throws: ``SvodError`` when the file itself cannot be read from disk.
    func next(_ limit: Int) throws -> PackageStep {
        var step = PackageStep()
        var room = limit * Self.paymentsOfAnOrder
        while room > 0, let item = try nextItem() {
            remember(item)
            let before = step.documents.count
            take(item, into: &step)
            let isLight = step.documents[before...].allSatisfy { $0.document.kind == .payment }
            room -= isLight && step.documents.count > before ? 1 : Self.paymentsOfAnOrder
            step.items += 1
            position += 1
        }
        step.isLast = isOver && inbox.next == inbox.items.count
        step.fault = step.isLast ? fault : nil
        return step
    }

    /// The file's header says how new its documents are, and what its silence means.
    private func remember(_ item: PackageTongue.Item) {
        guard case .commerce(.header(let header)) = item else { return }
        conversion = CommerceConversion(exchange: origin.exchange, header: header, session: origin.session)
    }

    private func take(_ item: PackageTongue.Item, into step: inout PackageStep) {
        switch item {
        case .commerce(.good(let good)):
            step.goods.append(GoodsRecord(good, exchange: origin.exchange, version: conversion.version))
        case .commerce(let item):
            if case .header(let header) = item { step.schema = CommerceSchema(header) }
            take(conversion.documents(of: item), into: &step)
        case .bank(.refused(let refusal)):
            step.refusals.append(
                PackageRefusal(position: position, document: refusal.number, reason: refusal.description)
            )
        case .bank(let item):
            guard let document = bank.document(of: item) else { return }
            step.documents.append(PackageStep.Entry(position: position, ordinal: 0, document: document))
        }
    }

    private func take(_ outcomes: [CommerceConversion.Outcome], into step: inout PackageStep) {
        var refusals: [CommerceRefusal] = []
        for (ordinal, outcome) in outcomes.enumerated() {
            switch outcome {
            case .success(let document):
                step.documents.append(PackageStep.Entry(position: position, ordinal: ordinal, document: document))
            case .failure(let refusal): refusals.append(refusal)
            }
        }
        if !refusals.isEmpty { step.refusals.append(Self.refusal(refusals, at: position)) }
    }

    private func nextItem() throws -> PackageTongue.Item? {
        while inbox.next == inbox.items.count, !isOver {
            inbox.items.removeAll(keepingCapacity: true)
            inbox.next = 0
            try draw()
        }
        guard inbox.next < inbox.items.count else { return nil }
        defer { inbox.next += 1 }
        return inbox.items[inbox.next]
    }

    /// Feeds the reader a piece of the file.
    private func draw() throws {
        do {
            let isMore = try bytes.read { piece in
                bytesRead += Int64(piece.count)
                try tongue.feed(piece)
            }
            guard !isMore else { return }
            isOver = true
            try tongue.finish()
        } catch let error as SvodError where !error.code.isTransient {
            isOver = true
            fault = "\(error)"
        }
    }

    private static func refusal(_ refusals: [CommerceRefusal], at position: Int) -> PackageRefusal {
        PackageRefusal(
            position: position,
            document: refusals.lazy.compactMap(\.id).first,
            reason: refusals.map(\.description).joined(separator: "; ")
        )
    }
}
