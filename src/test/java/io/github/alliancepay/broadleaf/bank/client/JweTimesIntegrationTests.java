package io.github.alliancepay.broadleaf.bank.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.ECKey;
import io.github.alliancepay.broadleaf.bank.client.BareCipher.Message;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How much of an encryption is the cipher itself, as {@link BareCipher} has it. Compared is the processor time of one thread, by turns, so
 * neither the speed of the machine nor its other work matters much. A round that is good enough is the last one.
 */
@Tag("load")
class JweTimesIntegrationTests {

    /** As long as a refund. */
    private static final byte[] CONTENT =
            "{\"merchantRequestId\":\"0\"}".repeat(20).getBytes(UTF_8);

    private static final int CALLS = 10;
    private static final int TURNS = 41;
    private static final int ROUNDS = 10;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final MerchantKey own =
            MerchantKey.parse(BankSide.newKey().privateJson().toString());
    private final ECKey key = own.jwks().get(0);
    private final BareCipher bare = BareCipher.of(key);

    @Test
    void encryptingIsTheCipherForTheMostPart() {
        assertThat(Jwe.decrypt(Jwe.encrypt(CONTENT, key), own)).isEqualTo(CONTENT);
        assertThat(bare.decrypt(bare.encrypt(CONTENT))).isEqualTo(CONTENT);
        double share = share(() -> bare.encrypt(CONTENT), () -> Jwe.encrypt(CONTENT, key), 0.93);
        System.out.printf("%.3f of encrypting a JWE is the cipher%n", share);
        assertThat(share).isGreaterThanOrEqualTo(0.93);
    }

    @Test
    void decryptingIsTheCipherForTheMostPart() {
        String compact = Jwe.encrypt(CONTENT, key);
        Message message = Message.of(compact);
        assertThat(bare.decrypt(message)).isEqualTo(CONTENT);
        double share = share(() -> bare.decrypt(message), () -> Jwe.decrypt(compact, own), 0.95);
        System.out.printf("%.3f of decrypting a JWE is the cipher%n", share);
        assertThat(share).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void workThatIsDoneTwiceIsNoticed() {
        Message message = bare.encrypt(CONTENT);
        Runnable twice = () -> assertThat(bare.decrypt(message)).isEqualTo(bare.decrypt(message));
        assertThat(share(() -> bare.decrypt(message), twice, 0.1)).isLessThan(0.6);
    }

    /** The best of some rounds. */
    private static double share(Runnable cipher, Runnable whole, double enough) {
        double best = 0;
        for (int round = 0; round < ROUNDS && best < enough; round++) {
            best = Math.max(best, median(IntStream.range(0, TURNS).mapToDouble(turn -> time(cipher) / time(whole))));
        }
        return best;
    }

    private static double median(DoubleStream shares) {
        return shares.sorted().skip(TURNS / 2).findFirst().orElseThrow();
    }

    private static double time(Runnable work) {
        long start = THREADS.getCurrentThreadCpuTime();
        for (int call = 0; call < CALLS; call++) {
            work.run();
        }
        return THREADS.getCurrentThreadCpuTime() - start;
    }
}
