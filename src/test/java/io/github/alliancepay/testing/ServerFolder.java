package io.github.alliancepay.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A new folder for the files of a database server: in memory where Linux has room, since each test makes a database with all its files. */
final class ServerFolder {

    private static final Path MEMORY = Path.of("/dev/shm");
    private static final long ROOM = 4L << 30;

    private ServerFolder() {}

    static Path create(String name) throws IOException {
        return Files.isWritable(MEMORY) && MEMORY.toFile().getUsableSpace() > ROOM
                ? Files.createTempDirectory(MEMORY, name)
                : Files.createTempDirectory(name);
    }
}
