import Foundation

/// An IMAP server for one test that does what a real one rarely does on request: stops in the middle of a letter, takes
/// access tokens alone (XOAUTH2), speaks no IDLE. Beside it, on another port, the provider who gives tokens and exchanges
/// refresh tokens at each use, as RFC 9700 section 4.14.2 wants it.
///
/// Letters are the files of its folder, in the order of their names. It takes the access tokens that it has given out, and
/// the refresh token that it gave last; the first one is `granted`.
package final class ScriptedIMAP: Sendable {
    /// What it does otherwise than others.
    package enum Fault: String, Sendable {
        /// Nothing.
        case none
        /// The first session that fetches letters gets half of one, and never another word.
        case stall
        /// The first session that fetches letters gets half of one; then the line ends.
        case cut
    }

    /// Its port, without TLS.
    package let port: Int
    /// The port of the provider of tokens: `http://127.0.0.1:PORT/token`.
    package let tokenPort: Int
    private let directory: String
    private let process: Process
    private let lifeline: FileHandle

    /// Lends a server.
    package static func with<Result: Sendable>(
        _ fault: Fault = .none,
        _ body: (ScriptedIMAP) async throws -> Result
    ) async throws -> Result {
        let server = try ScriptedIMAP(fault)
        defer { server.stop() }
        return try await body(server)
    }

    private init(_ fault: Fault) throws {
        directory = "/tmp/svod-imap-\(UUID().uuidString.prefix(8))"
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        let (lifeline, answer) = (Pipe(), Pipe())
        process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
        process.arguments = ["-c", Self.script, directory, fault.rawValue]
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
        let ports = String(decoding: words, as: UTF8.self).split(whereSeparator: \.isWhitespace).compactMap { Int($0) }
        (port, tokenPort) = ports.count == 2 ? (ports[0], ports[1]) : (0, 0)
    }

    private func stop() {
        try? lifeline.close()
        process.terminate()
        try? FileManager.default.removeItem(atPath: directory)
    }

    /// Puts a letter into the folder, behind those that are there.
    package func deliver(_ letter: String, number: Int) throws {
        let name = String(repeating: "0", count: max(0, 6 - "\(number)".count)) + "\(number)"
        try Data(letter.utf8).write(to: URL(fileURLWithPath: "\(directory)/\(name).tmp"))
        try FileManager.default.moveItem(atPath: "\(directory)/\(name).tmp", toPath: "\(directory)/\(name).eml")
    }

    /// What it was asked so far, a line a command: who signed in how, who asked for a token.
    package var told: [String] {
        let text = (try? String(contentsOfFile: "\(directory)/told.log", encoding: .utf8)) ?? ""
        return text.split(separator: "\n").map(String.init)
    }

    private static let script = #"""
        import base64, http.server, json, os, re, socketserver, sys, threading, urllib.parse
        folder, fault, lock = sys.argv[1], sys.argv[2], threading.Lock()
        state = {"refresh": "granted", "given": 0, "faults": 1 if fault != "none" else 0}
        def tell(text):
            with lock, open(folder + "/told.log", "a") as log: log.write(text + "\n")
        def letters():
            names = sorted(n for n in os.listdir(folder) if n.endswith(".eml"))
            return [(int(n[:-4]), open(folder + "/" + n, "rb").read()) for n in names]
        def wanted(spec):
            uids = [u for u, _ in letters()]
            found, newest = set(), max(uids, default=0)
            for part in spec.split(","):
                ends = [newest if e == "*" else int(e) for e in part.split(":")]
                low, high = min(ends), max(ends)
                found.update(u for u in uids if low <= u <= high)
            return sorted(found)
        class Session(socketserver.StreamRequestHandler):
            def say(self, text): self.wfile.write(text.encode() + b"\r\n")
            def handle(self):
                try: self.serve()
                except (BrokenPipeError, ConnectionResetError): pass
            def serve(self):
                self.say("* OK scripted")
                for raw in self.rfile:
                    tag, _, line = raw.decode().rstrip("\r\n").partition(" ")
                    word, _, rest = line.partition(" ")
                    word = word.upper()
                    if word == "UID": word, _, rest = rest.partition(" "); word = "UID " + word.upper()
                    if word == "CAPABILITY":
                        self.say("* CAPABILITY IMAP4rev1 SASL-IR AUTH=XOAUTH2 AUTH=PLAIN")
                        self.say(tag + " OK done")
                    elif word == "AUTHENTICATE":
                        mechanism, _, initial = rest.partition(" ")
                        if not initial:
                            self.say("+ ")
                            initial = self.rfile.readline().decode().strip()
                        text = base64.b64decode(initial).decode()
                        tell("sign in " + mechanism + " " + text.replace("\1", "|").replace("\0", "|"))
                        if mechanism == "PLAIN": good = text.endswith("\0secret")
                        else: good = re.search("auth=Bearer token-(\\d+)\1", text) and int(re.search("token-(\\d+)", text).group(1)) <= state["given"]
                        if good: self.say(tag + " OK welcome")
                        elif mechanism == "XOAUTH2":
                            self.say("+ " + base64.b64encode(b'{"status":"400","schemes":"Bearer"}').decode())
                            self.rfile.readline()
                            self.say(tag + " NO [AUTHENTICATIONFAILED] the token is not known")
                        else: self.say(tag + " NO [AUTHENTICATIONFAILED] not you")
                    elif word in ("EXAMINE", "SELECT"):
                        known = letters()
                        self.say("* %d EXISTS" % len(known))
                        self.say("* OK [UIDVALIDITY 7] numbers hold")
                        self.say("* OK [UIDNEXT %d] next" % (max((u for u, _ in known), default=0) + 1))
                        self.say(tag + " OK [READ-ONLY] open")
                    elif word == "UID SEARCH":
                        spec = re.search("UID (\\S+)", rest).group(1)
                        self.say("* SEARCH " + " ".join(map(str, wanted(spec))))
                        self.say(tag + " OK done")
                    elif word == "UID FETCH":
                        spec, _, items = rest.partition(" ")
                        known = dict(letters())
                        for index, uid in enumerate(wanted(spec), 1):
                            body = known[uid]
                            if "BODY" not in items:
                                self.say('* %d FETCH (UID %d RFC822.SIZE %d INTERNALDATE "22-Nov-2026 10:00:00 +0000")' % (uid, uid, len(body)))
                                continue
                            self.say("* %d FETCH (UID %d BODY[] {%d}" % (uid, uid, len(body)))
                            with lock:
                                breaks = state["faults"] > 0
                                state["faults"] -= 1 if breaks else 0
                            if breaks:
                                self.wfile.write(body[:len(body) // 2])
                                self.wfile.flush()
                                tell("broke " + fault)
                                if fault == "stall": sys.stdin.read()
                                return
                            self.wfile.write(body + b")\r\n")
                        self.say(tag + " OK done")
                    elif word == "LOGOUT":
                        self.say("* BYE")
                        self.say(tag + " OK bye")
                        return
                    else: self.say(tag + " OK done")
        class Provider(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                fields = urllib.parse.parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
                token = fields.get("refresh_token", [""])[0]
                tell("token for " + token)
                with lock:
                    good = token == state["refresh"]
                    if good:
                        state["given"] += 1
                        state["refresh"] = "renewed-%d" % state["given"]
                    answer = {"access_token": "token-%d" % state["given"], "expires_in": 3600, "refresh_token": state["refresh"]} if good else {"error": "invalid_grant", "error_description": "withdrawn"}
                body = json.dumps(answer).encode()
                self.send_response(200 if good else 400)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)
            def log_message(self, *words): pass
        class Server(socketserver.ThreadingTCPServer):
            allow_reuse_address = daemon_threads = True
        server, provider = Server(("127.0.0.1", 0), Session), http.server.ThreadingHTTPServer(("127.0.0.1", 0), Provider)
        for one in (server, provider): threading.Thread(target=one.serve_forever, daemon=True).start()
        print(server.server_address[1], provider.server_address[1], flush=True)
        sys.stdin.read()
        os._exit(0)
        """#
}
