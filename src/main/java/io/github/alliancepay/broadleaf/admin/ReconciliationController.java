package io.github.alliancepay.broadleaf.admin;

import io.github.alliancepay.broadleaf.admin.BankTask.TaskKind;
import io.github.alliancepay.broadleaf.reconciliation.DayRange;
import io.github.alliancepay.broadleaf.reconciliation.ReconcileWithBank;
import io.github.alliancepay.broadleaf.reconciliation.ReconcileWithRegister;
import io.github.alliancepay.broadleaf.reconciliation.RunProgress;
import io.github.alliancepay.broadleaf.reconciliation.register.RegisterFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.MultipartFile;

/**
 * Compares the ledger with the bank. It runs on threads of the plugin's own, so no request waits for the bank. The result is kept for
 * some minutes, the file of a register not at all.
 */
@Controller
public class ReconciliationController {

    /** Others need the threads for refunds. */
    private static final int MOST_RUNS = 4;

    private final BackOffice backOffice;
    private final BankTasks tasks;
    private final ReconcileWithBank withBank;
    private final ReconcileWithRegister withRegister;
    private final UploadLimits limits;
    private final Clock clock;

    /** How far those are that are under way. */
    private final Map<BankTask, RunProgress> runs = new ConcurrentHashMap<>();

    public ReconciliationController(
            BackOffice backOffice,
            BankTasks tasks,
            ReconcileWithBank withBank,
            ReconcileWithRegister withRegister,
            UploadLimits limits,
            Clock clock) {
        this.backOffice = backOffice;
        this.tasks = tasks;
        this.withBank = withBank;
        this.withRegister = withRegister;
        this.limits = limits;
        this.clock = clock;
    }

    /** Asks for the days and for the register. */
    @GetMapping(AdminPaths.RECONCILIATION)
    public String choose(@RequestParam(name = "too-large", required = false) String tooLarge, PageReply reply) {
        backOffice.access().viewer();
        return form("", tooLarge == null ? reply : reply.with("fault", tooLarge(limits.mostAtOnce(), reply.texts())));
    }

    private static String tooLarge(long most, LocalizedTexts texts) {
        return texts.text("reconciliation.too-large", UploadLimits.inWords(most, texts));
    }

    /** Compares the ledger with what the bank answers when it is asked again. */
    @PostMapping(AdminPaths.RECONCILIATION + "/bank")
    public ResponseEntity<Void> bank(
            @RequestParam(name = "from", defaultValue = "") String from,
            @RequestParam(name = "to", defaultValue = "") String to,
            PageReply reply) {
        AdminUser user = backOffice.access().viewer();
        BankTask task = BankTask.of(TaskKind.RECONCILE, user).about(from + ".." + to);
        Optional<DayRange> days = ReconciliationDays.read(from, to);
        String token = start(
                task,
                progress -> ReconciliationResult.of(days, range -> withBank.run(range, progress), asking(from, to)));
        return reply.goTo(address(token));
    }

    private String start(BankTask task, Function<RunProgress, TaskResult> run) {
        if (runs.size() >= MOST_RUNS && !runs.containsKey(task)) {
            throw new TooManyTasksException(task, null);
        }
        return tasks.start(task, () -> {
            try {
                return run.apply(runs.computeIfAbsent(task, begun -> new RunProgress()));
            } finally {
                runs.remove(task);
            }
        });
    }

    /** Compares the ledger with a register that is uploaded. */
    @PostMapping(AdminPaths.RECONCILIATION + "/register")
    public ResponseEntity<Void> register(
            @RequestParam(name = "from", defaultValue = "") String from,
            @RequestParam(name = "to", defaultValue = "") String to,
            @RequestParam(name = "alias", defaultValue = "") String alias,
            @RequestParam(name = "file", required = false) List<MultipartFile> parts,
            PageReply reply) {
        AdminUser user = backOffice.access().viewer();
        byte[] content = content(parts);
        BankTask task = BankTask.of(TaskKind.RECONCILE, user)
                .about(UUID.nameUUIDFromBytes(content) + " " + alias + " " + from + ".." + to);
        Optional<DayRange> days = ReconciliationDays.read(from, to);
        String token = start(
                task,
                progress -> ReconciliationResult.of(
                        days,
                        range -> withRegister.run(range, RegisterFile.read(content), alias.strip()),
                        asking(from, to)));
        return reply.goTo(address(token));
    }

    /** At most one byte more than is read, which is enough to say that it is too much. */
    private static byte[] content(List<MultipartFile> parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        try {
            for (MultipartFile part : parts == null ? List.<MultipartFile>of() : parts) {
                content.write(part.getInputStream().readNBytes(RegisterFile.MOST_BYTES + 1 - content.size()));
            }
            return content.toByteArray();
        } catch (IOException lost) {
            return new byte[0];
        }
    }

    /** The host takes no such file at once. What the form said is lost with it. */
    @ExceptionHandler(MultipartException.class)
    ResponseEntity<Void> tooLarge(PageReply reply) {
        return reply.goTo(backOffice.paths().reconciliation() + "?too-large");
    }

    /** Shows how far a reconciliation is, and then its result. */
    @GetMapping(AdminPaths.RECONCILIATION + "/{token}")
    public Object result(
            @PathVariable("token") String token,
            @RequestParam(name = "merchant", defaultValue = "") String merchant,
            PageReply reply) {
        AdminUser user = backOffice.access().viewer();
        reply.with("token", token).with("merchant", merchant);
        Optional<TaskProgress> found = tasks.find(token, user);
        if (found.isPresent() && found.get().isUnderWay()) {
            return running(found.get(), reply);
        }
        return found.flatMap(TaskProgress::end)
                .map(end -> end.result()
                        .map(result -> result.show(reply))
                        .orElseGet(() -> form("reconciliation.failed", reply)))
                .orElseGet(() -> form("reconciliation.forgotten", reply));
    }

    private String running(TaskProgress progress, PageReply reply) {
        RunProgress run = runs.getOrDefault(progress.task(), new RunProgress());
        return reply.with("phase", "running")
                .with("done", reply.texts().text("reconciliation.done", run.done(), run.all()))
                .with("counted", run.all() > 0)
                .open(Window.RECONCILIATION);
    }

    /** Ends a reconciliation early. What was not asked about is named in its result. */
    @PostMapping(AdminPaths.RECONCILIATION + "/{token}/cancel")
    public ResponseEntity<Void> cancel(@PathVariable("token") String token, PageReply reply) {
        AdminUser user = backOffice.access().viewer();
        tasks.find(token, user).map(progress -> runs.get(progress.task())).ifPresent(RunProgress::cancel);
        return reply.goTo(address(token));
    }

    /** The result as a table for spreadsheets; leads to the page when there is none, or none any more. */
    @GetMapping(AdminPaths.RECONCILIATION + "/{token}/csv")
    public ResponseEntity<?> table(
            @PathVariable("token") String token,
            @RequestParam(name = "merchant", defaultValue = "") String merchant,
            PageReply reply) {
        AdminUser user = backOffice.access().viewer();
        Optional<TaskResult> found =
                tasks.find(token, user).flatMap(TaskProgress::end).flatMap(TaskProgress.TaskEnd::result);
        return found.isPresent() && found.get() instanceof ReconciliationResult result
                ? file(result.table(merchant, reply.texts()))
                : reply.goTo(address(token));
    }

    private static ResponseEntity<byte[]> file(String table) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_TYPE, "text/csv; charset=utf-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"reconciliation.csv\"")
                .body(("\uFEFF" + table).getBytes(StandardCharsets.UTF_8));
    }

    /** The form again, with the days that were chosen. */
    private BiFunction<String, PageReply, String> asking(String from, String to) {
        return (problem, reply) -> form(problem, reply.with("from", from).with("to", to));
    }

    private String address(String token) {
        return backOffice.paths().reconciliation() + "/" + token;
    }

    private String form(String problem, PageReply reply) {
        DayRange yesterday = DayRange.yesterday(clock.instant());
        return reply.with("phase", "form")
                .with("problem", problem.isEmpty() ? "" : reply.texts().text(problem))
                .with("day", yesterday.first().toString())
                .with("upload", limits)
                .with("most", UploadLimits.inWords(limits.most(), reply.texts()))
                .with("mostAtOnce", UploadLimits.inWords(limits.mostAtOnce(), reply.texts()))
                .with("tooLarge", tooLarge(limits.most(), reply.texts()))
                .open(Window.RECONCILIATION);
    }
}
