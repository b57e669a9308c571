package io.github.alliancepay.demo.backoffice;

import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;

/** Redirects people without a login to the login page, and keeps the pages of the back office out of caches. */
@Component
class Door implements HandlerInterceptor {

    private final Staff staff;

    Door(Staff staff) {
        this.staff = staff;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws Exception {
        response.setHeader("Cache-Control", "no-store");
        if (staff.login().isPresent() || request.getServletPath().equals("/admin/login")) {
            return true;
        }
        response.sendRedirect(request.getContextPath() + "/admin/login");
        return false;
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, ModelAndView view) {
        if (view != null && view.hasView() && !view.getViewName().startsWith("redirect:")) {
            view.addObject("staff", staff.login().orElse(""));
            view.addObject("place", request.getServletPath().startsWith("/admin/alliancepay") ? "payments" : "orders");
        }
    }
}
