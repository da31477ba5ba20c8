import Domain
import Foundation
import OneC

/// How fast one core reads a file of orders, beside libxml2's SAX2 push parser from C and lxml's iterparse.
struct CommerceBench {
    /// Best of so many runs: the machine may be busy.
    private static let runs = 5

    /// How large a file is read, in bytes.
    var size: Int
    /// A Python with lxml; nil leaves that peer out.
    var python: String?
    /// The folder of the peers' sources.
    var peers: String
    /// Where the file is put.
    var scratch: String

    /// Measures.
    func run() throws -> Section {
        let path = "\(scratch)/orders.xml"
        defer { try? FileManager.default.removeItem(atPath: path) }
        let file = try OrdersFile(path: path, size: size)
        var section = Section(title: "CommerceML, one core")
        let before = ResidentMemory.startOver()
        let ours = try best { try read(path, file) }
        let grown = ResidentMemory.peak - before
        let sax = try sax(path, file, &section)
        section.figures = [
            compared("orders read", ours, to: sax?.orders, "libxml2 SAX2 push from C that keeps the same", 0.9),
            Figure(
                name: "the same beside a parser that keeps nothing",
                value: rate(ours),
                beside: sax.map { "libxml2 SAX2 push from C, counting: \(rate($0.bare))\(times($0.bare, ours))" } ?? ""
            ),
            compared("orders read", ours, to: try lxml(path, file, &section), "lxml iterparse", 3),
            .atMost(16, "memory above the start", Double(grown) / 1_048_576, unit: "MB"),
        ]
        section.notes.append(
            "\(Number.grouped(file.orders)) orders of five lines and two payments in \(Number.grouped(file.bytes)) bytes; "
                + "processor time, best of \(Self.runs), each beside the others; read in pieces of 64 kB"
        )
        return section
    }

    private func read(_ path: String, _ file: OrdersFile) throws -> Duration {
        var (orders, kopecks) = (0, Int64(0))
        let time = try ProcessorTime.of {
            let reader = try CommerceReader { item in
                guard case .document(let document) = item, document.lines.count == 5 else { return }
                orders += 1
                kopecks += document.sum?.hundredths ?? 0
            }
            try FilePieces(path: path).read(reader.feed)
            try reader.finish()
        }.time
        guard orders == file.orders, kopecks == file.kopecks else {
            throw SvodError(.protocolViolation, "\(orders) orders were read of \(file.orders)")
        }
        return time
    }

    private func best(_ body: () throws -> Duration) rethrows -> Duration {
        var best = try body()
        for _ in 1..<Self.runs { best = min(best, try body()) }
        return best
    }

    // MARK: Peers

    private func sax(
        _ path: String,
        _ file: OrdersFile,
        _ section: inout Section
    ) throws -> (bare: Duration, orders: Duration)? {
        let program = "\(scratch)/sax2_push"
        let compiler = Peer(
            program: "/usr/bin/env",
            arguments: ["cc", "-O2", "-I/usr/include/libxml2", "\(peers)/sax2_push.c", "-o", program, "-lxml2"]
        )
        do { _ = try compiler.run() } catch {
            section.notes.append("libxml2 from C was left out: \(error)")
            return nil
        }
        func time(_ mode: String) throws -> Duration {
            let figures = try Peer(program: program, arguments: [mode, path]).run()
            section.notes = ["libxml2 \(figures["version"] ?? "?")"]
            guard mode == "bare" || figures["kopecks"] == String(file.kopecks) else {
                throw SvodError(.protocolViolation, "sax2_push read other orders: \(figures)")
            }
            return try seconds(figures)
        }
        return (try best { try time("bare") }, try best { try time("orders") })
    }

    private func lxml(_ path: String, _ file: OrdersFile, _ section: inout Section) throws -> Duration? {
        guard let python else {
            section.notes.append("lxml was left out: no Python with it")
            return nil
        }
        let figures = try Peer(program: python, arguments: ["\(peers)/lxml_iterparse.py", path]).run()
        section.notes.append("lxml \(figures["version"] ?? "?") on Python \(figures["python"] ?? "?")")
        guard figures["documents"] == String(file.orders) else {
            throw SvodError(.protocolViolation, "lxml read \(figures["documents"] ?? "?") orders of \(file.orders)")
        }
        return try seconds(figures)
    }

    private func seconds(_ figures: [String: String]) throws -> Duration {
        guard let seconds = figures["seconds"].flatMap(Double.init) else {
            throw SvodError(.unavailable, "a peer said nothing: \(figures)")
        }
        return .seconds(seconds)
    }

    private func compared(
        _ name: String,
        _ ours: Duration,
        to peer: Duration?,
        _ what: String,
        _ least: Double
    ) -> Figure {
        var figure = Figure(name: name, value: rate(ours), goal: "≥ \(Number.short(least)) × \(what)")
        guard let peer else { return figure }
        figure.beside = "\(what): \(rate(peer))\(times(peer, ours))"
        figure.verdict = peer.inSeconds / ours.inSeconds >= least ? .met : .missed
        return figure
    }

    private func rate(_ time: Duration) -> String { "\(Number.short(Double(size) / time.inSeconds / 1e6)) MB/s" }

    private func times(_ peer: Duration, _ ours: Duration) -> String {
        " (\(Number.short(peer.inSeconds / ours.inSeconds)) ×)"
    }
}
