import Foundation

/// A private SMTP server for one test, on a loopback port: what it takes lies in its folder, a file a letter. A recipient whose
/// name begins with `busy` is refused with 451, `gone` with 550, `slow` is never answered; the password is `secret`.
package final class PrivateSMTP: Sendable {
    /// Its port.
    package let port: Int
    /// Where the letters lie, by the order in which they came.
    package let directory: String
    private let process: Process
    private let lifeline: FileHandle

    /// Lends a server.
    package static func with<Result: Sendable>(_ body: (PrivateSMTP) async throws -> Result) async throws -> Result {
        let server = try PrivateSMTP()
        defer { server.stop() }
        return try await body(server)
    }

    private init() throws {
        directory = "/tmp/svod-smtp-\(UUID().uuidString.prefix(8))"
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        let (lifeline, answer) = (Pipe(), Pipe())
        process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
        process.arguments = ["-c", Self.script, directory]
        process.standardInput = lifeline
        process.standardOutput = answer
        try process.run()
        self.lifeline = lifeline.fileHandleForWriting
        var words = Data()
        while !words.contains(UInt8(ascii: "\n")), case let more = answer.fileHandleForReading.availableData,
            !more.isEmpty
        {
            words += more
        }
        port = Int(String(decoding: words, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0
    }

    private func stop() {
        try? lifeline.close()
        process.terminate()
        try? FileManager.default.removeItem(atPath: directory)
    }

    /// What it has taken so far: envelope in the first two lines, then the letter.
    package var letters: [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
        return names.filter { $0.hasSuffix(".eml") }.sorted().compactMap {
            try? String(contentsOfFile: "\(directory)/\($0)", encoding: .utf8)
        }
    }

    private static let script = #"""
        import base64, os, socketserver, sys, threading
        folder, lock, count = sys.argv[1], threading.Lock(), [0]
        class Session(socketserver.StreamRequestHandler):
            def say(self, text): self.wfile.write(text.encode() + b"\r\n")
            def handle(self):
                global count
                self.say("220 sink ESMTP")
                sender, to = "", []
                for raw in self.rfile:
                    line = raw.decode("utf-8", "replace").strip()
                    word = line.upper().split(" ")[0].split(":")[0]
                    if word == "EHLO": self.wfile.write(b"250-sink\r\n250-AUTH PLAIN LOGIN XOAUTH2\r\n250 SIZE 30000000\r\n")
                    elif word == "AUTH":
                        words = line.split(" ")
                        if len(words) < 3:
                            self.say("334 ")
                            words.append(self.rfile.readline().decode().strip())
                        good = b"secret" in base64.b64decode(words[2])
                        self.say("235 welcome" if good else "535 5.7.8 not you")
                    elif word == "MAIL":
                        sender, to = line[10:].split(" ")[0], []
                        self.say("250 ok")
                    elif word == "RCPT":
                        address = line[8:]
                        if address.startswith("<busy"): self.say("451 4.3.0 not now")
                        elif address.startswith("<gone"): self.say("550 5.1.1 nobody here")
                        elif address.startswith("<slow"): sys.stdin.read()
                        else:
                            to.append(address)
                            self.say("250 ok")
                    elif word == "DATA":
                        self.say("354 go on")
                        text = b""
                        for raw in self.rfile:
                            if raw == b".\r\n": break
                            text += raw[1:] if raw.startswith(b"..") else raw
                        with lock:
                            count[0] += 1
                            name = "%s/%06d" % (folder, count[0])
                            with open(name + ".tmp", "wb") as file: file.write(("%s\n%s\n" % (sender, ",".join(to))).encode() + text)
                            os.rename(name + ".tmp", name + ".eml")
                        self.say("250 2.0.0 queued as %d" % count[0])
                    elif word == "QUIT":
                        self.say("221 bye")
                        return
                    else: self.say("250 ok")
        class Server(socketserver.ThreadingTCPServer):
            allow_reuse_address = daemon_threads = True
        server = Server(("127.0.0.1", 0), Session)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        print(server.server_address[1], flush=True)
        sys.stdin.read()
        os._exit(0)
        """#
}
