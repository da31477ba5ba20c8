/// Words that are searched for in a text all at once, byte by byte as ``ByteSearch`` does, in one pass over it.
package struct WordList: Sendable {
    /// A word where it first stands in a text.
    package struct Place: Hashable, Sendable {
        /// The word's number in the list.
        package let word: Int
        /// The offsets of its bytes in the text's UTF-8.
        package let range: Range<Int>
    }

    private let words: [[UInt8]]
    /// The row of `table` for each first byte; 0 for those with which no word begins.
    private var rows = [UInt16](repeating: 0, count: 256)
    /// 256 entries a row, one for each second byte: the group of the words that begin so; 0 where none does.
    private var table = [UInt16](repeating: 0, count: 256)
    private var groups: [[Int]] = [[]]

    /// Creates a list of words of two bytes or more; others are never found.
    package init(_ list: [String]) {
        words = list.map { Array($0.utf8) }
        for (number, word) in words.enumerated() where word.count >= 2 { add(number, word[0], word[1]) }
    }

    private mutating func add(_ number: Int, _ first: UInt8, _ second: UInt8) {
        if rows[Int(first)] == 0 {
            rows[Int(first)] = UInt16(table.count / 256)
            table += [UInt16](repeating: 0, count: 256)
        }
        let entry = Int(rows[Int(first)]) << 8 | Int(second)
        if table[entry] == 0 {
            table[entry] = UInt16(groups.count)
            groups.append([])
        }
        groups[Int(table[entry])].append(number)
    }

    /// Where the words that stand in a text first do, in the order of their places.
    package func places(in text: some StringProtocol) -> [Place] {
        var found: [Place] = []
        search(text) { place in
            if !found.contains(where: { $0.word == place.word }) { found.append(place) }
            return true
        }
        return found
    }

    /// Whether one of the words stands in a text.
    package func stands(in text: some StringProtocol) -> Bool {
        var isFound = false
        search(text) { _ in
            isFound = true
            return false
        }
        return isFound
    }

    private func search(_ text: some StringProtocol, _ isMoreWanted: (Place) -> Bool) {
        // Only a text that another runtime lends has its bytes elsewhere.
        let isDone: Void? = text.utf8.withContiguousStorageIfAvailable { search($0, isMoreWanted) }
        if isDone == nil { Array(text.utf8).withUnsafeBufferPointer { search($0, isMoreWanted) } }
    }

    private func search(_ bytes: UnsafeBufferPointer<UInt8>, _ isMoreWanted: (Place) -> Bool) {
        guard bytes.count >= 2 else { return }
        rows.withUnsafeBufferPointer { rows in
            table.withUnsafeBufferPointer { table in
                for start in 0..<(bytes.count - 1) {
                    let row = rows[Int(bytes[start])]
                    guard row > 0 else { continue }
                    let group = table[Int(row) << 8 | Int(bytes[start + 1])]
                    guard group > 0 else { continue }
                    for number in groups[Int(group)] where stands(number, bytes, start) {
                        let place = Place(word: number, range: start..<(start + words[number].count))
                        guard isMoreWanted(place) else { return }
                    }
                }
            }
        }
    }

    private func stands(_ number: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
        let word = words[number]
        guard start + word.count <= bytes.count else { return false }
        for offset in 2..<word.count where bytes[start + offset] != word[offset] { return false }
        return true
    }
}
