package io.github.alliancepay.broadleaf.admin;

import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentQuery;
import io.github.alliancepay.broadleaf.payment.PaymentResults;
import io.github.alliancepay.broadleaf.payment.PaymentSearch;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The payments of a search as a file, for spreadsheets. However many there are, only a page of them is in memory. */
@Controller
public class PaymentExportController {

    private static final int PAGE_SIZE = 200;
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    /** By this spreadsheets know that the file is in UTF-8. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final BackOffice backOffice;
    private final PaymentSearch search;
    private final OrderBadges badges;
    private final Clock clock;

    public PaymentExportController(BackOffice backOffice, PaymentSearch search, OrderBadges badges, Clock clock) {
        this.backOffice = backOffice;
        this.search = search;
        this.badges = badges;
        this.clock = clock;
    }

    /** All payments that match; the search page, when it has to be corrected first. */
    @GetMapping(AdminPaths.EXPORT)
    public ResponseEntity<?> export(@RequestParam Map<String, String> fields, PageReply reply) {
        backOffice.access().viewer();
        PaymentTable table = new PaymentTable(reply.texts());
        PaymentSearchForm form = new PaymentSearchForm(fields, table.texts().zone());
        if (!form.problems().isEmpty()) {
            return reply.goTo(reply.paths().list() + form.address(Map.of()));
        }
        InputStream header = bytes(BYTE_ORDER_MARK + table.header());
        InputStream lines = new SequenceInputStream(header, new SequenceInputStream(new Pages(first(form), table)));
        return ResponseEntity.ok()
                .contentType(CSV)
                .cacheControl(CacheControl.noStore())
                .header("Content-Disposition", "attachment; filename=\"" + name(form) + "\"")
                .body(new InputStreamResource(lines));
    }

    private PaymentQuery first(PaymentSearchForm form) {
        PaymentQuery query = form.query(clock.instant(), PAGE_SIZE);
        return new PaymentQuery(
                query.text(), query.filter(), query.sort(), Optional.empty(), Optional.empty(), PAGE_SIZE);
    }

    private String name(PaymentSearchForm form) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), form.zone());
        LocalDate last = form.day("to").orElse(today);
        String from = form.day("from").map(first -> first + "_").orElse("");
        return "alliancepay-payments-" + from + last + ".csv";
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The pages of a search one after the other; each is looked for when it is read. For use by one thread. */
    private final class Pages implements Enumeration<InputStream> {

        private final PaymentTable table;
        private Optional<PaymentQuery> next;

        Pages(PaymentQuery first, PaymentTable table) {
            this.table = table;
            this.next = Optional.of(first);
        }

        @Override
        public boolean hasMoreElements() {
            return next.isPresent();
        }

        @Override
        public InputStream nextElement() {
            PaymentQuery query = next.orElseThrow();
            PaymentResults page = search.find(query);
            next = page.next().map(query::after);
            return bytes(lines(page.payments()));
        }

        private String lines(List<Payment> payments) {
            Map<String, List<Operation>> operations =
                    search.operations(payments.stream().map(Payment::id).toList());
            return badges.statuses(payments)
                    .map(status -> table.line(
                            status, operations.getOrDefault(status.payment().id(), List.of())))
                    .collect(Collectors.joining());
        }
    }
}
