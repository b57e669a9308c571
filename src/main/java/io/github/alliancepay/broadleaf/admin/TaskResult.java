package io.github.alliancepay.broadleaf.admin;

/** What a task of an admin has to show once it is over. Called on a web thread, for each page that shows it; never asks the bank. */
@FunctionalInterface
interface TaskResult {

    /** The view, or a redirect, in the language of the request that shows it. */
    Object show(PageReply reply);
}
