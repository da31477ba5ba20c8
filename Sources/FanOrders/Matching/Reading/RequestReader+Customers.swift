/// The end customer.
extension RequestReader {
    /// The first customer whom a request names, as it is written there; nil where it names none.
    mutating func customer(in request: FanRequest) -> String? {
        let places = read(request).marks.compactMap { mark -> Range<Int>? in
            switch mark.fact {
            case .name, .initials: mark.range
            default: nil
            }
        }
        guard var place = places.first else { return nil }
        for next in places.dropFirst()
        where next.lowerBound >= place.upperBound && next.lowerBound - place.upperBound < 3 {
            place = place.lowerBound..<next.upperBound
        }
        let bytes = Array(request.wording.utf8)
        guard place.upperBound <= bytes.count else { return nil }
        return String(decoding: bytes[place], as: UTF8.self)
    }

    /// Takes the names that a mark (`заказчик`, `для нужд`) or a legal form announces.
    mutating func readCustomers(_ page: inout RequestPage, _ reading: inout RequestReading) {
        var index = 0
        while index < page.tokens.count {
            guard !page.isUsed[index], let head = head(at: index, page) else {
                index += 1
                continue
            }
            index = max(readName(from: index + 1, isAnnounced: head, &page, &reading), index + 1)
        }
    }

    /// Whether a name is announced here: true by a mark, false by a legal form alone.
    private func head(at index: Int, _ page: RequestPage) -> Bool? {
        switch page.role(index) {
        case .customer?: return true
        case .legalForm?: return false
        case .idle?:
            // запрос от «Ремстрой»
            guard page.word(index) == "от", index > 0, page.role(index - 1) == .idle else { return nil }
            return ["запрос", "заявка", "запроса", "обращение"].contains(page.word(index - 1)) ? true : nil
        default: return nil
        }
    }

    /// Reads a name; the token after it.
    private mutating func readName(
        from start: Int,
        isAnnounced: Bool,
        _ page: inout RequestPage,
        _ reading: inout RequestReading
    ) -> Int {
        var name = CustomerName()
        var index = start
        while index < page.tokens.count, name.goesOn(at: index, page, isAnnounced: isAnnounced) {
            index += 1
        }
        let tokens = name.tokens
        if tokens.isEmpty, isAnnounced, let initials = Self.initials(start, page) {
            reading.profile.initials = initials.letters
            let bounds = Int(page.tokens[initials.token].start)..<Int(page.tokens[initials.token].end)
            reading.marks.append((.initials, page.text.original(bounds)))
            page.use(initials.token..<(initials.token + 1))
            return initials.token + 1
        }
        guard !tokens.isEmpty else { return start }
        add(tokens, page, &reading)
        page.use(start..<index)
        return index
    }

    private func add(_ tokens: [Int], _ page: RequestPage, _ reading: inout RequestReading) {
        for token in tokens {
            guard let entry = page.entries[token] else { continue }
            let bounds = page.text.original(page.tokens[token].range)
            if token != tokens.first,
                let place = Gazetteer.places(vocabulary.stems[Int(entry.stem)])?.first(where: { $0.rest.isEmpty }),
                let city = place.city
            {
                reading.profile.customerCities.append(city)
            } else if entry.role == .suffix {
                if !reading.profile.suffixes.contains(entry.stem) { reading.profile.suffixes.append(entry.stem) }
            } else if !reading.profile.names.contains(entry.stem), reading.profile.names.count < 6 {
                reading.profile.names.append(entry.stem)
                reading.marks.append((.name(entry.stem), bounds))
            }
        }
    }

    /// Two to four letters that stand for a name, `заказчик – СГ`.
    private static func initials(_ start: Int, _ page: RequestPage) -> (letters: UInt64, token: Int)? {
        var index = start
        while index < page.tokens.count, page.tokens[index].kind == .mark || isFiller(index, page) { index += 1 }
        guard index < page.tokens.count, page.tokens[index].kind == .word, (2...4).contains(page.tokens[index].count),
            index + 1 >= page.tokens.count || page.tokens[index + 1].kind != .word
        else { return nil }
        return (packed(page.text.units[page.tokens[index].range]), index)
    }

    private static func isFiller(_ index: Int, _ page: RequestPage) -> Bool {
        switch page.role(index) {
        case .legalForm?, .customer?: true
        case .idle?: ["от", "в", "для"].contains(page.word(index))
        default: false
        }
    }

    /// Up to four letters in one number.
    static func packed(_ letters: some Sequence<UInt16>) -> UInt64 { letters.reduce(0) { $0 << 16 | UInt64($1) } }
}
