package io.github.alliancepay.testing;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FreePortTests {

    @Test
    void eachPortIsFoundOnceAndIsFree() throws IOException {
        Set<Integer> found =
                IntStream.range(0, 50).mapToObj(call -> FreePort.find()).collect(toSet());

        assertThat(found).hasSize(50);
        for (int port : found) {
            try (ServerSocket server = new ServerSocket(port)) {
                assertThat(server.getLocalPort()).isEqualTo(port);
            }
        }
    }

    /** Linux gives connections the ports from 32768 on, other systems those from 49152 on. */
    @Test
    void noConnectionIsGivenOneOfThem() {
        assertThat(IntStream.range(0, 50).map(call -> FreePort.find()))
                .allMatch(port -> port >= 20_000 && port < 32_768);
    }
}
