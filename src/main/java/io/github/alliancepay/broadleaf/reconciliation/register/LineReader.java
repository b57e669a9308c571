package io.github.alliancepay.broadleaf.reconciliation.register;

import io.github.alliancepay.broadleaf.bank.BankTime;
import io.github.alliancepay.broadleaf.bank.Transliteration;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.reconciliation.Coverage.LineProblem;
import io.github.alliancepay.broadleaf.reconciliation.Movement;
import io.github.alliancepay.broadleaf.reconciliation.MovementNumbers;
import io.github.alliancepay.broadleaf.reconciliation.MovementOrigin;
import io.github.alliancepay.broadleaf.reconciliation.MovementState;
import io.github.alliancepay.broadleaf.reconciliation.MovementType;
import io.github.alliancepay.broadleaf.reconciliation.register.RegisterCell.CellKind;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the lines of a register (protocol section 24.1). A line that is not surely understood is refused, never guessed. */
record LineReader(RegisterColumns columns) {

    private static final int LONGEST = 64;
    private static final int LONGEST_NOTE = 1000;
    private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9_-]{1,128}");
    private static final Pattern COINS = Pattern.compile("\\d{1,12}");
    private static final Pattern DECIMAL = Pattern.compile("\\d{1,10}([.,]\\d{1,2})?");
    private static final Pattern SERIAL = Pattern.compile("\\d{5}(\\.\\d{1,20})?");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd.MM.uuuu H:mm:ss").withResolverStyle(ResolverStyle.STRICT);

    /** The day that workbooks count from. */
    private static final LocalDateTime FIRST_DAY = LocalDate.of(1899, 12, 30).atStartOfDay();

    private static final Map<String, MovementState> STATES = Map.ofEntries(
            Map.entry("", MovementState.SUCCESS),
            Map.entry("успішна", MovementState.SUCCESS),
            Map.entry("успішно", MovementState.SUCCESS),
            Map.entry("успішний", MovementState.SUCCESS),
            Map.entry("success", MovementState.SUCCESS),
            Map.entry("successful", MovementState.SUCCESS),
            Map.entry("в обробці", MovementState.OPEN),
            Map.entry("pending", MovementState.OPEN),
            Map.entry("неуспішна", MovementState.FAILED),
            Map.entry("неуспішно", MovementState.FAILED),
            Map.entry("відхилена", MovementState.FAILED),
            Map.entry("відхилено", MovementState.FAILED),
            Map.entry("помилка", MovementState.FAILED),
            Map.entry("fail", MovementState.FAILED),
            Map.entry("failed", MovementState.FAILED));

    private static final Map<String, MovementType> TYPES = Map.ofEntries(
            Map.entry("purchase", MovementType.PURCHASE),
            Map.entry("35", MovementType.PURCHASE),
            Map.entry("оплата", MovementType.PURCHASE),
            Map.entry("completion", MovementType.PURCHASE),
            Map.entry("196", MovementType.PURCHASE),
            Map.entry("refund", MovementType.REFUND),
            Map.entry("76", MovementType.REFUND),
            Map.entry("214", MovementType.REFUND),
            Map.entry("повернення", MovementType.REFUND),
            Map.entry("preauth", MovementType.HOLD),
            Map.entry("195", MovementType.HOLD),
            Map.entry("213", MovementType.RELEASE));

    /** @throws BadLineException when the line is not surely understood */
    Movement read(RegisterRow row) throws BadLineException {
        String note = note(row);
        return new Movement(
                TYPES.getOrDefault(word(RegisterColumn.TYPE, row), MovementType.UNKNOWN),
                numbers(row),
                Optional.of(amount(row)),
                text(RegisterColumn.CURRENCY, row),
                text(RegisterColumn.MERCHANT, row),
                state(row),
                commission(row),
                time(row),
                MovementOrigin.line(row.line(), note));
    }

    private MovementNumbers numbers(RegisterRow row) throws BadLineException {
        String operation = number(RegisterColumn.OPERATION, row);
        String rrn = number(RegisterColumn.RRN, row);
        try {
            return new MovementNumbers(operation, "", "", rrn, originals(row));
        } catch (IllegalArgumentException none) {
            throw new BadLineException(RegisterColumn.OPERATION, LineProblem.NO_NUMBER);
        }
    }

    /**
     * What may be the id of an operation in the comment: the bank recommends to write the original one there. An equals sign may be a part
     * of it or come before it.
     */
    private Set<String> originals(RegisterRow row) {
        String comment = columns.cell(RegisterColumn.COMMENT, row).text();
        return Stream.of(comment, Transliteration.withUnderscores(comment))
                .flatMap(text -> Arrays.stream(text.split("[^A-Za-z0-9_-]+")))
                .filter(word -> word.length() >= 8 && word.length() <= LONGEST)
                .distinct()
                .limit(20)
                .collect(Collectors.toSet());
    }

    private String number(RegisterColumn column, RegisterRow row) throws BadLineException {
        String text = text(column, row);
        if (!text.isEmpty() && !NUMBER.matcher(text).matches()) {
            throw new BadLineException(column, LineProblem.BAD_NUMBER);
        }
        return text;
    }

    private Coins amount(RegisterRow row) throws BadLineException {
        String digits = text(RegisterColumn.AMOUNT, row);
        if (!COINS.matcher(digits).matches()) {
            throw new BadLineException(RegisterColumn.AMOUNT, LineProblem.BAD_AMOUNT);
        }
        return new Coins(Long.parseLong(digits));
    }

    /** In units of the currency, with or without decimals. */
    private Optional<Coins> commission(RegisterRow row) throws BadLineException {
        String decimal = text(RegisterColumn.COMMISSION, row);
        if (decimal.isEmpty()) {
            return Optional.empty();
        }
        if (!DECIMAL.matcher(decimal).matches()) {
            throw new BadLineException(RegisterColumn.COMMISSION, LineProblem.BAD_AMOUNT);
        }
        return Optional.of(Coins.of(new BigDecimal(decimal.replace(',', '.'))));
    }

    private MovementState state(RegisterRow row) throws BadLineException {
        String word = word(RegisterColumn.STATE, row);
        boolean known = STATES.containsKey(word) && (!word.isEmpty() || !columns.has(RegisterColumn.STATE));
        if (!known) {
            throw new BadLineException(RegisterColumn.STATE, LineProblem.BAD_STATUS);
        }
        return STATES.get(word);
    }

    private Optional<Instant> time(RegisterRow row) throws BadLineException {
        if (!columns.has(RegisterColumn.TIME)) {
            return Optional.empty();
        }
        String text = text(RegisterColumn.TIME, row);
        boolean serial = columns.cell(RegisterColumn.TIME, row).kind() == CellKind.NUMBER
                && SERIAL.matcher(text).matches();
        return Optional.of((serial ? Optional.of(serial(text)) : instant(text, row))
                .orElseThrow(() -> new BadLineException(RegisterColumn.TIME, LineProblem.BAD_TIME)));
    }

    private Optional<Instant> instant(String text, RegisterRow row) {
        try {
            LocalDateTime local = LocalDateTime.parse(text, TIME);
            String bankForm = local.toString().replace('T', ' ');
            return BankTime.read(
                    bankForm, columns.cell(RegisterColumn.OPERATION, row).text());
        } catch (DateTimeException other) {
            return BankTime.read(text);
        }
    }

    private static Instant serial(String days) {
        long seconds = new BigDecimal(days)
                .multiply(BigDecimal.valueOf(Duration.ofDays(1).toSeconds()))
                .longValue();
        return FIRST_DAY.plusSeconds(seconds).atZone(BankTime.KYIV).toInstant();
    }

    private String note(RegisterRow row) {
        String comment = columns.cell(RegisterColumn.COMMENT, row).text();
        String purpose = columns.cell(RegisterColumn.PURPOSE, row).text();
        String note = comment.isEmpty() || purpose.isEmpty() ? comment + purpose : comment + " · " + purpose;
        return note.substring(0, Math.min(note.length(), LONGEST_NOTE));
    }

    private String word(RegisterColumn column, RegisterRow row) throws BadLineException {
        return text(column, row).toLowerCase(Locale.ROOT);
    }

    private String text(RegisterColumn column, RegisterRow row) throws BadLineException {
        RegisterCell cell = columns.cell(column, row);
        if (cell.kind() == CellKind.FORMULA) {
            throw new BadLineException(column, LineProblem.FORMULA);
        }
        if (cell.text().length() > LONGEST) {
            throw new BadLineException(column, LineProblem.TOO_LONG);
        }
        return cell.kind() == CellKind.NUMBER ? plain(cell.text()) : cell.text();
    }

    /** A number of a workbook, which may be written with a power of ten. */
    private static String plain(String number) {
        try {
            BigDecimal value = new BigDecimal(number);
            boolean ordinary = Math.abs(value.scale()) <= LONGEST;
            return ordinary ? value.stripTrailingZeros().toPlainString() : number;
        } catch (NumberFormatException text) {
            return number;
        }
    }

    /** Why a line is refused. */
    static final class BadLineException extends Exception {

        private static final long serialVersionUID = 1L;

        private final RegisterColumn column;
        private final LineProblem problem;

        BadLineException(RegisterColumn column, LineProblem problem) {
            super(column + " " + problem);
            this.column = column;
            this.problem = problem;
        }

        RegisterColumn column() {
            return column;
        }

        LineProblem problem() {
            return problem;
        }
    }
}
