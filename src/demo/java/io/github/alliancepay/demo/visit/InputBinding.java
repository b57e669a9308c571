package io.github.alliancepay.demo.visit;

import java.beans.PropertyEditorSupport;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/**
 * Removes control characters from what the demo's own forms and addresses send: PostgreSQL cannot compare a text that contains the
 * character 0.
 */
@ControllerAdvice("io.github.alliancepay.demo")
class InputBinding {

    @InitBinder
    void bind(WebDataBinder binder) {
        binder.registerCustomEditor(String.class, new Printable());
    }

    private static final class Printable extends PropertyEditorSupport {

        @Override
        public void setAsText(String text) {
            setValue(text == null ? null : text.replaceAll("\\p{Cntrl}", ""));
        }
    }
}
