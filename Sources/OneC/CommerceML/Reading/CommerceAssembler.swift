import CXML2
import Domain

/// Puts documents, goods, offers and counterparties together from the parser's records and hands each over when it ends.
///
/// What it keeps is bounded by one item (``CommerceLimits/item``).
struct CommerceAssembler {
    /// What an element costs beside its text, roughly, in bytes.
    private static let recordWeight = 64
    /// The vocabulary by the shim's numbers.
    static let elements = ContiguousArray<CommerceElement?>([nil] + CommerceElement.allCases)

    let limits: CommerceLimits
    /// The scopes around the one at hand, outermost first.
    private(set) var scopes: [CommerceScope] = []
    /// Where the reader stands.
    private(set) var scope = CommerceScope.outside
    var header = CommerceHeader()
    var names = CommerceNames()
    /// The day that was read last: most dates of an order are one day.
    var lastDay = CommerceDay()
    /// The bytes of the open item.
    private var weight = 0
    /// Whether the outermost element has ended.
    private(set) var isWhole = false

    // What is open, innermost last.
    var drafts: [CommerceDraft] = []
    var container: CommerceContainer?
    var counterparties: [CommerceCounterparty] = []
    var row = CommerceLine()
    var requisite = CommerceRequisite(name: "")
    var mark: CommerceMark?
    var tax = CommerceTax()
    var discount = CommerceDiscount()
    var unit = CommerceUnit()
    var address = CommerceAddress(element: "")
    var addressField = CommerceRequisite(name: "")
    var contact = CommerceContact()
    var account = CommerceAccount()
    var catalogueID: String?
    var good = CommerceGood(id: "")
    var offer = CommerceOffer(id: "")
    var price = CommercePrice()
    var nodes: [CommerceNode] = []
    /// What is wrong with the open good, offer or counterparty.
    var fault: CommerceFault?
    var itemLine = 0
    /// Where the record that is being read stands.
    var line = 0
    /// What has been put together and waits to be handed over.
    var ready: [CommerceItem] = []

    init(limits: CommerceLimits) { self.limits = limits }

    /// The scope around the one that is `depth` further in.
    func outer(_ depth: Int) -> CommerceScope {
        depth == 0 ? scope : scopes.count >= depth ? scopes[scopes.count - depth] : .outside
    }

    /// Whether the reader stands in such a scope, at whatever depth.
    func isWithin(_ wanted: CommerceScope) -> Bool { scope == wanted || scopes.contains(wanted) }

    private mutating func enter(_ inner: CommerceScope) {
        scopes.append(scope)
        scope = inner
    }

    private mutating func leave() { scope = scopes.popLast() ?? .outside }

    /// Takes the records of a batch.
    ///
    /// - Throws: ``SvodError`` `invalidInput` when the outermost element is not CommerceML's.
    mutating func take(_ batch: svod_xml_batch) throws {
        let (elements, texts) = (Self.elements, batch.texts)
        for record in UnsafeBufferPointer(start: batch.records, count: batch.count) {
            line = Int(record.line)
            let text = CommerceText(texts.map { $0 + Int(record.text) }, Int(record.count))
            weigh(Int(record.count))
            let element = elements[Int(record.code)]
            switch Int(record.kind) {
            case SVOD_XML_START: try start(element, record.name)
            case SVOD_XML_ATTRIBUTE: attribute(element, record.name, text)
            case SVOD_XML_VALUE: try value(element, record.name, text)
            default: end(text)
            }
        }
    }

    private mutating func start(_ element: CommerceElement?, _ name: UnsafePointer<CChar>?) throws {
        let current = scope
        if current == .outside, element != .information {
            throw SvodError(.invalidInput, "line \(line): the outermost element is no КоммерческаяИнформация")
        }
        if current == .skipped || isTooLarge, current != .information {
            return enter(.skipped)
        }
        if let element, let opened = current.opened(by: element) {
            enter(opened)
            open(opened, element)
        } else {
            enter(.other)
            nodes.append(CommerceNode(name: Self.name(name)))
        }
    }

    private mutating func attribute(_ element: CommerceElement?, _ name: UnsafePointer<CChar>?, _ text: CommerceText) {
        switch scope {
        case .skipped: break
        case .other:
            nodes[nodes.count - 1].attributes.append(.init(name: Self.name(name), value: text.string ?? ""))
        case .information:
            switch element {
            case .schemaVersion: header.schemaVersion = text.string
            case .generated: header.generated = text.string
            default: header.attributes.append(.init(name: Self.name(name), value: text.string ?? ""))
            }
        case .unit: set(unitAttribute: element, text)
        case .good where element == .state: good.deletionMark = text.string?.lowercased().hasPrefix("удал") == true
        default: break
        }
    }

    private mutating func value(_ element: CommerceElement?, _ name: UnsafePointer<CChar>?, _ text: CommerceText) throws
    {
        let current = scope
        switch current {
        case .skipped: return
        case .outside:
            try start(element, name)
            return end(text)
        case .other:
            nodes[nodes.count - 1].children.append(CommerceNode(name: Self.name(name), text: text.string))
            return
        default: break
        }
        if isTooLarge { return }
        if let element {
            if set(element, text, in: current) { return }
            if let opened = current.opened(by: element) {
                enter(opened)
                open(opened, element)
                return end(text)
            }
        }
        keep(CommerceNode(name: Self.name(name), text: text.string), in: current)
    }

    private mutating func end(_ text: CommerceText) {
        let ended = scope
        if ended == .other {
            var node = nodes.removeLast()
            node.text = text.string
            leave()
            if scope == .other { nodes[nodes.count - 1].children.append(node) } else { keep(node, in: scope) }
        } else {
            close(ended, text)
            leave()
        }
        if scopes.isEmpty { isWhole = true }
        if isBetweenItems { weight = 0 }
    }

    /// Whether no item is open: an item begins in one of these.
    private var isBetweenItems: Bool {
        switch scope {
        case .information, .goods, .offers, .outside, .catalogue, .offerPackage: return true
        case .counterparties: return drafts.isEmpty
        default: return false
        }
    }

    private mutating func weigh(_ count: Int) {
        guard scopes.count > 1 else { return }
        weight &+= Self.recordWeight + count
        if isTooLarge { refuseLarge(before: weight - Self.recordWeight - count) }
    }

    /// The open item has grown too large, unless it had done so already.
    private mutating func refuseLarge(before: Int) {
        guard before <= limits.item else { return }
        let reason = CommerceFault(line: line, reason: "it is larger than \(limits.item) bytes")
        for index in drafts.indices where drafts[index].fault == nil { drafts[index].fault = reason }
        if drafts.isEmpty, fault == nil { fault = reason }
    }

    /// Whether the open item has grown beyond ``CommerceLimits/item``.
    var isTooLarge: Bool { weight > limits.item }

    /// Whether the outermost element has begun: its attributes are all there.
    var hasBegun: Bool { isWhole || !scopes.isEmpty }

    /// Hands over what has been put together.
    mutating func handOver(to consumer: (CommerceItem) throws -> Void) throws {
        guard !ready.isEmpty else { return }
        var items = exchange(&ready, with: [])
        // From the last to the first they are moved out and not copied.
        items.reverse()
        while let item = items.popLast() { try consumer(item) }
    }

    /// Says that what is open cannot be taken; what is wrong first is kept.
    mutating func fail(_ reason: String) {
        if !drafts.isEmpty {
            let last = drafts.count - 1
            if drafts[last].fault == nil { drafts[last].fault = CommerceFault(line: line, reason: reason) }
        } else if fault == nil {
            fault = CommerceFault(line: line, reason: reason)
        }
    }

    static func name(_ name: UnsafePointer<CChar>?) -> String { name.map { String(cString: $0) } ?? "" }
}
