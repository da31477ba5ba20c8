import Foundation

extension PostgresCluster {
    /// Mounts a tmpfs of that size and makes a tablespace on it; answers the name of both.
    func makeDisk(megabytes: Int) throws -> String {
        let name = "disk_\(nextNumber())"
        let path = "\(directory)/\(name)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        // The server's user owns the cluster's folder.
        let owner = try FileManager.default.attributesOfItem(atPath: directory)
        let user = (owner[.ownerAccountID] as? Int) ?? 0
        try must("/bin/mount", ["-t", "tmpfs", "-o", "size=\(megabytes)m,mode=700,uid=\(user)", "tmpfs", path])
        try administer("CREATE TABLESPACE \(name) LOCATION '\(path)'")
        return name
    }

    /// Gives a disk another size.
    func growDisk(_ name: String, megabytes: Int) throws {
        try must("/bin/mount", ["-o", "remount,size=\(megabytes)m", "\(directory)/\(name)"])
    }

    /// Removes an empty disk.
    func removeDisk(_ name: String) throws {
        try administer("DROP TABLESPACE \(name)")
        try must("/bin/umount", ["\(directory)/\(name)"])
    }

    private func must(_ program: String, _ arguments: [String]) throws {
        let output = try Self.run(program, arguments)
        guard output.status == 0 else {
            throw PostgresClusterFailure(statement: arguments.joined(separator: " "), output: output.text)
        }
    }
}
