/// A statement that the test's server refused.
struct PostgresClusterFailure: Error {
    let statement: String
    let output: String
}
