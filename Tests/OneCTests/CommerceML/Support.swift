import Domain
import Foundation
import OneC

/// A fixture, and what the reader makes of bytes.
enum Commerce {
    static func fixture(_ name: String) throws -> [UInt8] {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        return [UInt8](try Data(contentsOf: folder.appendingPathComponent("Fixtures/\(name)")))
    }

    /// Reads bytes fed in pieces of `piece`; the error that ended the reading comes last.
    static func read(
        _ bytes: [UInt8],
        piece: Int = .max,
        limits: CommerceLimits = CommerceLimits()
    ) throws -> (items: [CommerceItem], error: SvodError?) {
        var items: [CommerceItem] = []
        let reader = try CommerceReader(limits: limits) { items.append($0) }
        do {
            var start = 0
            while start < bytes.count {
                let end = piece < bytes.count - start ? start + piece : bytes.count
                try bytes[start..<end].withUnsafeBytes(reader.feed)
                start = end
            }
            try reader.finish()
        } catch let error as SvodError {
            return (items, error)
        }
        return (items, nil)
    }

    static func read(_ text: String) throws -> (items: [CommerceItem], error: SvodError?) { try read(Array(text.utf8)) }

    /// The documents of a fixture, nested ones too.
    static func documents(of name: String) throws -> [CommerceDocument] {
        try documents(in: read(fixture(name)).items)
    }

    static func documents(in items: [CommerceItem]) -> [CommerceDocument] {
        items.flatMap { item -> [CommerceDocument] in
            switch item {
            case .document(let document): document.flattened
            case .container(let container): container.documents.flatMap(\.flattened)
            default: []
            }
        }
    }

    static func refusals(in items: [CommerceItem]) -> [CommerceRefusal] {
        items.flatMap { item -> [CommerceRefusal] in
            switch item {
            case .refused(let refusal): [refusal]
            case .document(let document): document.refusedSubordinates
            case .container(let container): container.refused
            default: []
            }
        }
    }
}
