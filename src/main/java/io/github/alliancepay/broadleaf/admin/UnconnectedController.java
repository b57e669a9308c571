package io.github.alliancepay.broadleaf.admin;

import org.springframework.stereotype.Controller;
import org.springframework.ui.ModelMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.context.request.WebRequest;

/** Answers the menu's entry while the bank's credentials are missing. It shows no payment, so it needs no permission. */
@Controller
public class UnconnectedController {

    /** Says what is missing, instead of the list of payments. */
    @GetMapping(AdminPaths.LIST)
    public String payments(WebRequest request, ModelMap model) {
        model.addAttribute("problem", "problem.no-credentials");
        return Window.PROBLEM.open(model, request);
    }
}
