package io.github.alliancepay.demo.visit;

import io.github.alliancepay.demo.shop.OrderLocks;
import java.io.IOException;
import javax.servlet.FilterChain;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.broadleafcommerce.core.order.service.OrderService;
import org.broadleafcommerce.core.web.order.CartState;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.WebUtils;

/** Lets POST requests on the cart of one session run one after another, so that each sees the result of the one before. */
@Component
@Order(VisitConfiguration.LOCK)
class CartLockFilter extends OncePerRequestFilter {

    private final OrderLocks locks;
    private final OrderService orders;
    private final Visitors visitors;
    private final Exclusions excluded;

    CartLockFilter(OrderLocks locks, OrderService orders, Visitors visitors, Exclusions excluded) {
        this.locks = locks;
        this.orders = orders;
        this.visitors = visitors;
        this.excluded = excluded;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST") || excluded.include(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (Visitors.hasCart()) {
            lockCart(request, response, chain);
        } else {
            lockSession(request, response, chain);
        }
    }

    private void lockCart(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long cart = CartState.getCart().getId();
        try {
            locks.holding(cart, () -> {
                CartState.setCart(orders.findOrderById(cart, true));
                chain.doFilter(request, response);
                return cart;
            });
        } catch (ServletException | IOException | RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new ServletException(failure);
        }
    }

    private void lockSession(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        synchronized (WebUtils.getSessionMutex(request.getSession())) {
            visitors.recognise();
            chain.doFilter(request, response);
        }
    }
}
