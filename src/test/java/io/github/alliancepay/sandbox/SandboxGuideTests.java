package io.github.alliancepay.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.sandbox.order.TestCard;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the guide of the sandbox says works. */
class SandboxGuideTests {

    private static final Pattern COMMAND = Pattern.compile("(?m)^curl localhost:8090(\\S+) -H '[^']+' -d '(.+)'$");

    @ParameterizedTest
    @ValueSource(strings = {"docs/sandbox.md", "docs/sandbox.uk.md"})
    void everyTestCardIsThere(String guide) throws IOException {
        assertThat(Files.readString(Path.of(guide)))
                .contains(List.of(TestCard.values()).stream()
                        .map(TestCard::printed)
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs/sandbox.md", "docs/sandbox.uk.md"})
    void everyCommandIsUnderstood(String guide) throws Exception {
        List<MatchResult> commands =
                COMMAND.matcher(Files.readString(Path.of(guide))).results().toList();
        assertThat(commands).hasSize(5);
        try (SandboxBank bank = SandboxBank.start(SandboxOptions.defaults())) {
            for (MatchResult command : commands) {
                String answer = post(bank.credentials().baseUrl() + command.group(1), command.group(2));
                assertThat(answer).doesNotContain("there is no POST", "has no argument", "must be one of");
                assertThat(answer.startsWith("200") || command.group(1).endsWith("/pay"))
                        .as(answer)
                        .isTrue();
            }
        }
    }

    private static String post(String address, String json) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build();
        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        return answer.statusCode() + answer.body();
    }
}
