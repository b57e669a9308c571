package io.github.alliancepay.broadleaf.bank.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.alliancepay.broadleaf.bank.OutcomeUnknownException;
import io.github.alliancepay.broadleaf.bank.SessionStore.SealedSession;
import io.github.alliancepay.sandbox.jose.SandboxJwe;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OpenSessionTests {

    private static final Instant NOW = Instant.parse("2026-09-21T14:13:20.123Z");

    private final BankSide bank = BankSide.opened(NOW);

    @Test
    void aSessionIsOpenedWithTheMerchantsKey() {
        assertThat(open(bank.plain()).deviceId()).isEqualTo(bank.deviceId());
    }

    static Stream<String> keysThatAreNone() {
        return Stream.of(
                "null",
                "\"key\"",
                "{}",
                "{\"kty\":\"EC\",\"crv\":\"P-384\",\"x\":\"AAAA\",\"y\":\"AAAA\"}",
                "{\"kty\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}",
                "{\"kty\":" + "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000) + "}",
                "{\"kty\":" + "9".repeat(500_000) + "}",
                "{\"kty\":\"" + "x".repeat(500_000) + "\"}");
    }

    @ParameterizedTest
    @MethodSource("keysThatAreNone")
    void aKeyOfTheBankThatIsNoneIsRefusedWithoutHarm(String key) {
        String plain = bank.plain().replace(bank.key().publicJson().toString(), key);
        assertThat(plain).isNotEqualTo(bank.plain());
        assertThatExceptionOfType(OutcomeUnknownException.class).isThrownBy(() -> open(plain));
    }

    @Test
    void aPublicKeyWithMuchBesideItIsRefused() {
        String wordy = bank.key().publicJson().toString().replaceFirst("\\{", "{\"kid\":\"" + "x".repeat(2000) + "\",");
        String plain = bank.plain().replace(bank.key().publicJson().toString(), wordy);
        assertThatExceptionOfType(OutcomeUnknownException.class)
                .isThrownBy(() -> open(plain))
                .withMessageContaining("P-384");
    }

    @Test
    void noSecretIsShown() {
        assertThat(open(bank.plain()).toString()).doesNotContain(bank.deviceId(), bank.refreshToken());
    }

    private OpenSession open(String plain) {
        SealedSession sealed = new SealedSession(SandboxJwe.encrypt(plain, BankSide.MERCHANT_KEY), NOW);
        return OpenSession.open(sealed, BankSide.CREDENTIALS.key());
    }
}
