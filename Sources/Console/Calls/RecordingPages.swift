import Domain
import HTTPTypes
import Hummingbird
import Records
import Store

/// A call's recording: `/calls/{id}/recording`. Who listens from the beginning is recorded.
struct RecordingPages: PageGroup {
    let parts: ConsoleParts

    func add(to routes: inout RouteTable) {
        routes.get("/calls/{id}/recording", .right(.recordings)) { visit in try await play(visit) }
    }

    private func play(_ visit: Visit) async throws -> Response {
        let call = CallRecordID(try visit.number("id"))
        let name = try await parts.engine.read { try CallList.recording(of: call, in: $0) }
        guard let name else { throw SvodError(.notFound, visit.wording.text("calls.no_recording")) }
        let file = try RecordingFile(named: name, in: parts.settings.recordingFolders)
        let range = ByteRange(visit.request.headers[.range], length: file.size)
        var headers: HTTPFields = [
            .contentType: file.type, .acceptRanges: "bytes", .cacheControl: "private, no-store",
            .contentDisposition: "inline",
        ]
        switch range {
        case .unsatisfiable:
            headers[.contentRange] = "bytes */\(file.size)"
            return Response(status: .rangeNotSatisfiable, headers: headers)
        case .whole:
            try await record(call, visit)
            return Response(status: .ok, headers: headers, body: try await body(file, 0...max(0, file.size - 1), visit))
        case .part(let bytes):
            if bytes.lowerBound == 0 { try await record(call, visit) }
            headers[.contentRange] = "bytes \(bytes.lowerBound)-\(bytes.upperBound)/\(file.size)"
            return Response(status: .partialContent, headers: headers, body: try await body(file, bytes, visit))
        }
    }

    private func body(_ file: RecordingFile, _ bytes: ClosedRange<Int>, _ visit: Visit) async throws -> ResponseBody {
        try await FileIO().loadFile(path: file.path, range: bytes, context: visit.context)
    }

    private func record(_ call: CallRecordID, _ visit: Visit) async throws {
        let (staff, now, address) = (visit.session.staff, parts.clock.now(), visit.address(parts.settings))
        try await parts.engine.write(.realtime) { connection in
            try AccessBook.record(
                "recording.played",
                RecordName.of(call),
                by: staff,
                address: address,
                at: now,
                in: connection
            )
        }
    }
}
