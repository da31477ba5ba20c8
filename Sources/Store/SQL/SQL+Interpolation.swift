extension SQL: ExpressibleByStringInterpolation {
    package init(stringLiteral text: String) { self.init(parts: [.text(text)]) }

    package init(stringInterpolation interpolation: Interpolation) { self.init(parts: interpolation.parts) }

    /// Collects the text of a literal and binds what stands between.
    package struct Interpolation: StringInterpolationProtocol {
        var parts: [Part] = []

        package init(literalCapacity: Int, interpolationCount: Int) {
            parts.reserveCapacity(2 * interpolationCount + 1)
        }

        package mutating func appendLiteral(_ literal: String) {
            if !literal.isEmpty { parts.append(.text(literal)) }
        }

        /// Binds a value.
        package mutating func appendInterpolation<Value: SQLBindable>(_ value: Value) {
            parts.append(.value(value.sqlValue, Value.sqlType))
        }

        /// Binds a value or null.
        package mutating func appendInterpolation<Value: SQLBindable>(_ value: Value?) {
            parts.append(.value(value?.sqlValue ?? .null, Value.sqlType))
        }

        /// Binds an identifier or enum by its raw value.
        @_disfavoredOverload
        package mutating func appendInterpolation<Value: RawRepresentable>(_ value: Value)
        where Value.RawValue: SQLBindable {
            appendInterpolation(value.rawValue)
        }

        /// Binds an identifier or enum, or null.
        @_disfavoredOverload
        package mutating func appendInterpolation<Value: RawRepresentable>(_ value: Value?)
        where Value.RawValue: SQLBindable {
            appendInterpolation(value?.rawValue)
        }

        /// Binds the values of a list for `IN`, `a, b, c, c`: the last one is repeated up to the next power of two, so
        /// that a batch of any size is one of few statements, compiled and kept once. An empty list becomes `NULL`:
        /// `IN (NULL)` is true of nothing. (So is `NOT IN (NULL)`: do not ask that of an empty list.)
        package mutating func appendInterpolation<Value: SQLBindable>(list values: some Sequence<Value>) {
            var count = 0
            for value in values {
                if count > 0 { parts.append(.text(", ")) }
                count += 1
                appendInterpolation(value)
            }
            guard count > 0, let last = parts.last else {
                parts.append(.text("NULL"))
                return
            }
            while count & (count - 1) != 0 {
                parts += [.text(", "), last]
                count += 1
            }
        }

        /// Binds a list of identifiers or enums by their raw values.
        @_disfavoredOverload
        package mutating func appendInterpolation<Value: RawRepresentable>(list values: some Sequence<Value>)
        where Value.RawValue: SQLBindable {
            appendInterpolation(list: values.map { $0.rawValue })
        }

        /// Splices another piece with its values.
        package mutating func appendInterpolation(_ piece: SQL) { parts.append(contentsOf: piece.parts) }

        /// Splices text written in the source, such as a column's name.
        package mutating func appendInterpolation(raw text: StaticString) { parts.append(.text(text.description)) }
    }
}
