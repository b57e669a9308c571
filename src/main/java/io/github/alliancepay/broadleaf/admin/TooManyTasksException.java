package io.github.alliancepay.broadleaf.admin;

/** More is being asked of the bank than it answers; nothing was done. */
final class TooManyTasksException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooManyTasksException(BankTask task, Throwable cause) {
        super(task + " was not started, since too many tasks are waiting for the bank; nothing was done", cause);
    }
}
