package io.github.alliancepay.broadleaf.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A QR code is read as an app reads it: from its dots. */
class QrImageTests {

    private static final int SCALE = 8;
    private static final int WHITE = 0xFFFFFF;

    @ParameterizedTest
    @ValueSource(strings = {"1", "https://bank.gov.ua/qr/c2FuZGJveC8xNzkw", "https://pay.example/?a=\u0454&b=%20"})
    void anAppReadsWhatWasWritten(String content) throws Exception {
        assertThat(read(QrImage.of(content))).isEqualTo(content);
    }

    @Test
    void aLongLinkOfTheNationalBankFits() throws Exception {
        String content = "https://bank.gov.ua/qr/" + "Aa0-".repeat(120);

        assertThat(read(QrImage.of(content))).isEqualTo(content);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 40, 500, 2000})
    void eachDotIsShownWithAWholeNumberOfPixels(int length) {
        QrImage image = QrImage.of("a".repeat(length));

        assertThat(image.pixels() % image.size()).isZero();
        assertThat(image.pixels()).isBetween(240, 480);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2001})
    void whatNoCodeHoldsIsRefused(int length) {
        String content = "a".repeat(length);

        assertThatThrownBy(() -> QrImage.of(content)).hasMessageContaining("2000");
    }

    private static String read(QrImage image) throws Exception {
        int side = image.size() * SCALE;
        int[] pixels = new int[side * side];
        Arrays.fill(pixels, WHITE);
        Matcher run = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-\\d+z").matcher(image.path());
        while (run.find()) {
            paint(pixels, side, run);
        }
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(side, side, pixels))))
                .getText();
    }

    private static void paint(int[] pixels, int side, Matcher run) {
        int from = Integer.parseInt(run.group(1)) * SCALE;
        int to = from + Integer.parseInt(run.group(3)) * SCALE;
        int top = Integer.parseInt(run.group(2)) * SCALE;
        for (int y = top; y < top + SCALE; y++) {
            Arrays.fill(pixels, y * side + from, y * side + to, 0);
        }
    }
}
