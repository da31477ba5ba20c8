import Glibc

/// Feeds one input to the reader of a form in pieces whose size its first byte says; the second byte chooses the type.
/// What is read in pieces must be what is read at once, and within its limits.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzIntakeForm(_ start: UnsafeRawPointer?, _ count: Int) -> CInt {
    guard let start, count > 2 else { return 0 }
    let input = UnsafeRawBufferPointer(start: start, count: count)
    let body = Array(input.dropFirst(2))
    var limits = FormLimits()
    (limits.body, limits.parts, limits.files, limits.value, limits.name) = (1 << 16, 8, 3, 1024, 64)
    (limits.partHeader, limits.depth, limits.values) = (256, 6, 32)
    let step = Int(input[0]) + 1
    switch input[1] % 3 {
    case 0:
        let whole = try? multipart(body, step: body.count, limits)
        let pieces = try? multipart(body, step: step, limits)
        check(whole, limits)
        guard whole == pieces else { abort() }
    case 1:
        let whole = try? encoded(body, step: body.count, limits)
        let pieces = try? encoded(body, step: step, limits)
        check(whole, limits)
        guard whole == pieces else { abort() }
    default: check(try? JSONForm.read(body, limits: limits), nil)
    }
    return 0
}

private func multipart(_ body: [UInt8], step: Int, _ limits: FormLimits) throws -> SubmittedForm {
    var parser = MultipartParser(boundary: "b", limits: limits)
    for start in stride(from: 0, to: body.count, by: max(1, step)) {
        try parser.feed(body[start..<min(start + step, body.count)])
    }
    return try parser.finish()
}

private func encoded(_ body: [UInt8], step: Int, _ limits: FormLimits) throws -> SubmittedForm {
    var parser = URLEncodedParser(limits: limits)
    for start in stride(from: 0, to: body.count, by: max(1, step)) {
        try parser.feed(body[start..<min(start + step, body.count)])
    }
    return try parser.finish()
}

private func check(_ form: SubmittedForm?, _ limits: FormLimits?) {
    guard let form else { return }
    for file in form.files where file.name.isEmpty || file.name.contains("/") || file.name.contains("\\") { abort() }
    for field in form.fields where field.value.unicodeScalars.contains("\0") { abort() }
    guard let limits else { return }
    guard form.fields.count + form.files.count <= limits.parts, form.files.count <= limits.files else { abort() }
}
