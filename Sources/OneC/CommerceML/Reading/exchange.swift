/// Puts `fresh` into `place` and answers what stood there, without a copy of either.
@inline(__always)
func exchange<Value>(_ place: inout Value, with fresh: consuming Value) -> Value {
    let old = place
    place = fresh
    return old
}
