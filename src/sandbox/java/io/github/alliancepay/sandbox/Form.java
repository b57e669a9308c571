package io.github.alliancepay.sandbox;

import io.github.alliancepay.sandbox.page.Html;
import io.github.alliancepay.sandbox.page.Messages;

/** A small form of the control page: a command, its arguments and a button. */
record Form(String command, Html content) {
    static Form to(String command, String section, Messages words) {
        return new Form(command, fields(section, words));
    }

    /** A form about an order, which leads back to the same page of the same search. */
    static Form of(String command, OrderSearch search, Messages words) {
        return to(command, "orders", words).hidden("q", search.text()).hidden("page", String.valueOf(search.page()));
    }

    /** The fields that lead back to the same section in the same language. */
    static Html fields(String section, Messages words) {
        return Html.of(
                "<input type=\"hidden\" name=\"back\" value=\"%s\"><input type=\"hidden\" name=\"lang\" value=\"%s\">",
                section, words.language());
    }

    Form hidden(String name, String value) {
        return new Form(command, Html.of("%s<input type=\"hidden\" name=\"%s\" value=\"%s\">", content, name, value));
    }

    Form input(String name, String value, String label) {
        return new Form(
                command, Html.of("%s<input name=\"%s\" value=\"%s\" aria-label=\"%s\">", content, name, value, label));
    }

    Html button(String label) {
        return Html.of(
                "<form class=\"inline\" method=\"post\" action=\"/sandbox/api/%s\">%s<button>%s</button></form>",
                command, content, label);
    }
}
