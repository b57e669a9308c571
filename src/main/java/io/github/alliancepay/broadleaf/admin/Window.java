package io.github.alliancepay.broadleaf.admin;

import org.springframework.ui.ModelMap;
import org.springframework.web.context.request.WebRequest;

/**
 * A view of the back office: a window over the page from which it was opened, or a page of its own when a browser asks without a
 * script.
 */
enum Window {
    PANEL("panel"),
    /** Shown by the script in place of the section on the order's page. */
    SUMMARY("summary", "panel"),
    PROGRESS("progress"),
    UPDATE("update"),
    REFUND("refund"),
    /** The same of a hold, after a release was refused. */
    RELEASE("refund", "released"),
    ASSIGN("refund", "assign"),
    CONFIRM("confirm"),
    RESULT("result"),
    /** The same of a hold that was released. */
    RELEASED("result", "released"),
    REMEDY("remedy"),
    HOLD("hold"),
    HOLD_CONFIRM("hold-confirm"),
    LINK("link"),
    PROBLEM("problem"),
    PAYMENTS("payments"),
    RECONCILIATION("reconciliation"),
    CONNECTION("connection");

    private static final String FOLDER = "modal/alliancepay/";

    private final String template;
    private final String title;

    Window(String template) {
        this(template, template);
    }

    Window(String template, String title) {
        this.template = template;
        this.title = title;
    }

    String title() {
        return title;
    }

    /** The name of the view to render. */
    String open(ModelMap model, WebRequest request) {
        model.addAttribute("windowTitle", "window." + title);
        if (isScript(request)) {
            model.addAttribute("viewType", FOLDER + template);
            model.addAttribute("modalHeaderType", "custom");
            model.addAttribute("modalTitle", "alliancepay.window." + title);
            model.addAttribute("modalClass", "alliancepay-modal");
            return "modules/modalContainer";
        }
        model.addAttribute("customView", "views/" + FOLDER + template);
        return "modules/emptyContainer";
    }

    private static boolean isScript(WebRequest request) {
        return "XMLHttpRequest".equals(request.getHeader("X-Requested-With"));
    }
}
