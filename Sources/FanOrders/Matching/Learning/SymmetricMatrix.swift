private import Foundation

/// Linear equations with a symmetric matrix that has only positive eigenvalues.
enum SymmetricMatrix {
    /// The solution of `matrix · x = right`, by Cholesky's decomposition; nil where the matrix is not of the kind.
    static func solve(_ matrix: [[Double]], _ right: [Double]) -> [Double]? {
        let count = right.count
        var lower = matrix
        for row in 0..<count {
            for column in 0...row {
                var sum = matrix[row][column]
                for inner in 0..<column { sum -= lower[row][inner] * lower[column][inner] }
                if row == column {
                    guard sum > 0 else { return nil }
                    lower[row][row] = sum.squareRoot()
                } else {
                    lower[row][column] = sum / lower[column][column]
                }
            }
        }
        var half = right
        for row in 0..<count {
            for inner in 0..<row { half[row] -= lower[row][inner] * half[inner] }
            half[row] /= lower[row][row]
        }
        for row in stride(from: count - 1, through: 0, by: -1) {
            for inner in (row + 1)..<max(count, row + 1) { half[row] -= lower[inner][row] * half[inner] }
            half[row] /= lower[row][row]
        }
        return half
    }
}
