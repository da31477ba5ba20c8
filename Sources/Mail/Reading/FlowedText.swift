/// Text whose lines were broken for transport (`format=flowed`, RFC 3676).
enum FlowedText {
    /// The text with its paragraphs whole again. Lines of different depths of quoting are never joined, and `-- ` stays.
    static func joined(_ text: String, deletesSpace: Bool) -> String {
        var result: [String] = []
        var (isOpen, depth) = (false, 0)
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let marks = line.prefix { $0 == ">" }.count
            var body = line.dropFirst(marks)
            if body.first == " ", marks == 0 || isOpen { body = body.dropFirst() }
            let isSignature = body == "-- " || body == " -- "
            if isOpen, marks == depth, !isSignature, let last = result.popLast() {
                result.append(last + (deletesSpace ? "" : " ") + body.drop { $0 == " " })
            } else {
                result.append(String(marks > 0 ? line : body))
            }
            isOpen = body.last == " " && !isSignature
            depth = marks
            if isOpen, let last = result.popLast() { result.append(String(last.dropLast())) }
        }
        return result.joined(separator: "\n")
    }
}
