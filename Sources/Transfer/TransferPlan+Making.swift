import CCurl
import Domain

extension TransferPlan {
    /// Makes libcurl's handle for it. The caller frees it.
    ///
    /// - Throws: ``SvodError`` `invalidInput` when a text has a NUL or a line break in it, `unavailable` without memory.
    func make() throws(SvodError) -> OpaquePointer {
        for text in texts where text.utf8.contains(where: { $0 == 0 || $0 == 10 || $0 == 13 }) {
            throw SvodError(.invalidInput, "a transfer's address or header has a line break in it")
        }
        guard let transfer = svod_transfer_new(url, protocols) else { throw Self.noMemory }
        svod_transfer_times(transfer, connecting.wholeMilliseconds, whole?.wholeMilliseconds ?? 0)
        svod_transfer_tls(transfer, tls.verifies, tls.authorities, requiresTLS)
        svod_transfer_limit(transfer, longestAnswer)
        if let proxy { svod_transfer_proxy(transfer, proxy) }
        switch login {
        case .password(let user, let password)?: svod_transfer_login(transfer, user, password, nil)
        case .token(let user, let token)?: svod_transfer_login(transfer, user, nil, token)
        case nil: break
        }
        if isSession { svod_transfer_connect_only(transfer) }
        guard fill(transfer) else {
            svod_transfer_free(transfer)
            throw Self.noMemory
        }
        if let method { svod_transfer_method(transfer, method) }
        return transfer
    }

    private func fill(_ transfer: OpaquePointer) -> Bool {
        let isWhole = headers.allSatisfy { svod_transfer_header(transfer, $0) }
        switch payload {
        case nil: return isWhole
        case .call(let bytes)?: return isWhole && svod_transfer_body(transfer, bytes, bytes.count, false)
        case .letter(let bytes, let sender, let recipients)?:
            svod_transfer_sender(transfer, sender)
            return recipients.allSatisfy { svod_transfer_recipient(transfer, $0) }
                && svod_transfer_body(transfer, bytes, bytes.count, true)
        }
    }

    /// Whatever goes into a line of a protocol.
    private var texts: [String] {
        var texts = [url] + headers
        if let method { texts.append(method) }
        if case .letter(_, let sender, let recipients)? = payload { texts += [sender] + recipients }
        return texts
    }

    private static let noMemory = SvodError(.unavailable, "libcurl gave no handle for a transfer")
}

extension Duration {
    /// The milliseconds in it, at least one, for libcurl's options.
    var wholeMilliseconds: Int {
        let (seconds, attoseconds) = components
        return max(1, Int(clamping: seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000))
    }
}
