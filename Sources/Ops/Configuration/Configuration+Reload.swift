extension Configuration {
    /// The settings in which this configuration differs from `old` and which take effect only at the next start, by
    /// name. Everything else is taken over by SIGHUP.
    package func needingRestart(since old: Configuration) -> [String] {
        var names: [String] = []
        if store != old.store { names.append("store") }
        if console != old.console { names.append("console") }
        if ops != old.ops { names.append("ops") }
        if exchanges != old.exchanges { names.append("exchanges") }
        if hasOtherPlaces(old.onec) { names.append("onec") }
        if mailboxes != old.mailboxes { names.append("mailboxes") }
        if hasOtherDoor(old.intake) { names.append("intake") }
        if limits != old.limits { names.append("limits") }
        return names
    }

    /// Whether 1C is to be found elsewhere, or its files are; who comes in and for what is asked at each request.
    private func hasOtherPlaces(_ old: OneCConfiguration?) -> Bool {
        onec?.listen != old?.listen || onec?.folder != old?.folder || onec?.folders != old?.folders
    }

    /// Whether sites find svod elsewhere or otherwise, or other bots are to be read; who hands in and what its fields
    /// mean is asked at each request.
    private func hasOtherDoor(_ old: IntakeConfiguration?) -> Bool {
        intake?.listen != old?.listen || intake?.trustedProxies != old?.trustedProxies || intake?.body != old?.body
            || intake?.hasTryPage != old?.hasTryPage || intake?.bots != old?.bots
    }
}
