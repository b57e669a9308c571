package io.github.alliancepay.broadleaf.text;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Map;

/**
 * A QR code as the path of an SVG, one unit for each dot, with the quiet zone that readers need. It needs no script and no style.
 *
 * @param size how many units it is wide and high
 * @param path the dark dots, for the attribute {@code d}
 */
public record QrImage(int size, String path) {

    private static final int QUIET = 4;

    /** No image is smaller. */
    private static final int PIXELS = 240;

    /** The longest content that a QR code of this kind holds. */
    private static final int LONGEST = 2000;

    /** @throws IllegalArgumentException when the content is empty or too long */
    public static QrImage of(String content) {
        if (content.isEmpty() || content.length() > LONGEST) {
            throw new IllegalArgumentException("A QR code holds 1 to " + LONGEST + " characters");
        }
        BitMatrix dots = dots(content);
        StringBuilder path = new StringBuilder();
        for (int row = 0; row < dots.getHeight(); row++) {
            addRow(path, dots, row);
        }
        return new QrImage(dots.getWidth(), path.toString());
    }

    /** How wide and high it is best shown, in CSS pixels: with a whole number for each dot, so that all are as wide. */
    public int pixels() {
        return size * (PIXELS / size + 1);
    }

    /** The whole image, with a white ground. */
    public String svg() {
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + size + " " + size
                + "\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h" + size + "v" + size
                + "H0z\"/><path d=\"" + path + "\"/></svg>";
    }

    /** As small as it can be: without a wish for a size, each dot is one unit. */
    private static BitMatrix dots(String content) {
        try {
            return new QRCodeWriter()
                    .encode(
                            content,
                            BarcodeFormat.QR_CODE,
                            0,
                            0,
                            Map.of(
                                    EncodeHintType.MARGIN,
                                    QUIET,
                                    EncodeHintType.ERROR_CORRECTION,
                                    ErrorCorrectionLevel.M,
                                    EncodeHintType.CHARACTER_SET,
                                    "UTF-8"));
        } catch (WriterException impossible) {
            throw new IllegalArgumentException("The QR code cannot be drawn", impossible);
        }
    }

    /** Neighbours of a row are one rectangle, so that no gaps show between them. */
    private static void addRow(StringBuilder path, BitMatrix dots, int row) {
        int column = 0;
        while (column < dots.getWidth()) {
            int start = column;
            while (column < dots.getWidth() && dots.get(column, row)) {
                column++;
            }
            if (column > start) {
                path.append('M')
                        .append(start)
                        .append(' ')
                        .append(row)
                        .append('h')
                        .append(column - start)
                        .append("v1h-");
                path.append(column - start).append('z');
            }
            column++;
        }
    }
}
