/// Where the goods go.
extension RequestReader {
    /// Takes cities and regions.
    func readCities(_ page: inout RequestPage, _ reading: inout RequestReading) {
        var index = 0
        while index < page.tokens.count {
            guard !page.isUsed[index], page.tokens[index].kind == .word, let entry = page.entries[index] else {
                index += 1
                continue
            }
            let stem = vocabulary.stems[Int(entry.stem)]
            if let (place, end) = place(stem, at: index, page) {
                let range = page.text.original(Int(page.tokens[index].start)..<Int(page.tokens[end - 1].end))
                if let city = place.city {
                    if !reading.profile.cities.contains(city) { reading.profile.cities.append(city) }
                    reading.marks.append((.city(city), range))
                } else {
                    Self.add(place.region, range, &reading)
                }
                page.use(index..<end)
                index = end
            } else if let region = Gazetteer.region(stem), page.role(index + 1) == .region {
                let range = page.text.original(Int(page.tokens[index].start)..<Int(page.tokens[index + 1].end))
                Self.add(region, range, &reading)
                page.use(index..<(index + 2))
                index += 2
            } else {
                index += 1
            }
        }
        if reading.profile.cities.isEmpty, reading.profile.customerCities.count == 1, reading.profile.regions.isEmpty {
            // Nothing else tells where to: the customer's own city is the best guess, and marked as such.
            return
        }
    }

    private static func add(_ region: UInt16, _ range: Range<Int>, _ reading: inout RequestReading) {
        if !reading.profile.regions.contains(region) { reading.profile.regions.append(region) }
        reading.marks.append((.region(region), range))
    }

    private func place(_ stem: String, at index: Int, _ page: RequestPage) -> (Gazetteer.Place, end: Int)? {
        for place in Gazetteer.places(stem) ?? [] {
            var position = index + 1
            var fits = true
            for rest in place.rest {
                while position < page.tokens.count,
                    page.isMark(position, 0x2D) || page.isMark(position, 0x2E)
                        || page.isMark(position, 0x2F)
                {
                    position += 1
                }
                guard position < page.tokens.count, let entry = page.entries[position],
                    vocabulary.stems[Int(entry.stem)] == rest
                else {
                    fits = false
                    break
                }
                position += 1
            }
            if fits { return (place, position) }
        }
        return nil
    }
}
