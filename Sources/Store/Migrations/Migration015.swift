extension Migration {
    /// What tells whether a bank's row may be about the same money as a payment of 1C that comes: few rows, asked often.
    static let unpaired = Migration(
        number: 15,
        title: "the bank's rows that no payment of 1C was recognised in",
        statements: [
            "CREATE INDEX payment_unpaired ON payment (amount, dated) WHERE source = 'bank' AND twin_id IS NULL"
        ]
    )
}
