package io.github.alliancepay.demo.backoffice;

import javax.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Login and logout of the back office. */
@Controller
class LoginController {

    private final Staff staff;

    LoginController(Staff staff) {
        this.staff = staff;
    }

    @GetMapping("/admin/login")
    String ask() {
        return "backoffice/login";
    }

    @PostMapping("/admin/login")
    String letIn(
            @RequestParam(defaultValue = "") String login,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            Model model) {
        if (staff.letIn(login.strip(), password)) {
            request.changeSessionId();
            return "redirect:/admin/orders";
        }
        model.addAttribute("wrong", true);
        model.addAttribute("login", login.strip());
        return "backoffice/login";
    }

    @PostMapping("/admin/logout")
    String letOut() {
        staff.letOut();
        return "redirect:/admin/login";
    }
}
