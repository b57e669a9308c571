package io.github.alliancepay.broadleaf.admin;

import java.util.List;
import java.util.function.Supplier;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Hands the controllers of the back office the page that they answer with. Safe for use by many threads. */
public final class PageReplyResolver implements HandlerMethodArgumentResolver, WebMvcConfigurer {

    private final Supplier<BackOffice> backOffice;

    /** @param backOffice asked at the first request, because Spring MVC is set up before the host's services are */
    public PageReplyResolver(Supplier<BackOffice> backOffice) {
        this.backOffice = backOffice;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == PageReply.class;
    }

    @Override
    public PageReply resolveArgument(
            MethodParameter parameter,
            ModelAndViewContainer page,
            NativeWebRequest request,
            WebDataBinderFactory binders) {
        return backOffice.get().reply(request, page.getModel());
    }
}
