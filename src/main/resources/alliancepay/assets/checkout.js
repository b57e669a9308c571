/* AlliancePay for Broadleaf: the option's part in the host's checkout, and the waiting page. Needs no library.
   Listeners are on the document, so they keep working when the host replaces checkout stages. */
(function () {
    'use strict';

    // The host may load this file again with every stage it replaces.
    if (window.alliancepayLoaded) { return; }
    window.alliancepayLoaded = true;

    var METHODS = ['AlliancePay', 'AlliancePayAccount'];
    // The form of the host's checkout, the form of a widget placed by hand, and that of a payment's own page.
    var FORMS = ['AlliancePayCheckoutSubmissionForm', 'AlliancePayAccountCheckoutSubmissionForm', 'AlliancePayWidgetForm', 'AlliancePayAccountWidgetForm', 'AlliancePayAgainForm'];
    var SUBMITS = FORMS.map(function (id) { return '#' + id + ' [type=submit]'; }).join(', ');
    var SELECTORS = '.js-paymentMethodSelectors';
    var BUSY = 'alliancepay-busy';
    var SECOND = 1000;

    function each(selector, action) {
        Array.prototype.forEach.call(document.querySelectorAll(selector), action);
    }

    function show(selector) { each(selector, function (element) { element.classList.remove('is-hidden'); }); }

    function hide(selector) { each(selector, function (element) { element.classList.add('is-hidden'); }); }

    // --- The option in the host's checkout ---

    // The choice is remembered here, because the host replaces its stages on every "Edit".
    var remembered = '';

    function pill(method) { return document.querySelector('li[data-value="' + method + '"]'); }

    // The chosen method when it is one of ours, else the empty string.
    function chosen() {
        return METHODS.filter(function (method) {
            var own = pill(method);
            return own !== null && own.classList.contains('active');
        })[0] || '';
    }

    function emailIsFine(method) {
        var email = document.getElementById(method === 'AlliancePay' ? 'alliancepay-email' : 'alliancepay-account-email');
        return email === null || email.reportValidity();
    }

    // The same as the host does for cash on delivery: the stages are switched in the browser, because stages from the server forget the choice.
    function review(chosenMethod) {
        remembered = chosenMethod;
        hide('.js-paymentStageContent');
        show('.js-readOnlyPaymentStageContent');
        each('.js-readOnlyPaymentMethod', function (method) {
            method.classList.toggle('is-hidden', method.getAttribute('data-type') !== chosenMethod);
        });
        show('.js-paymentStageCard .js-checkoutStageCompleteIcon, .js-paymentStageCard .js-editCheckoutStage');
        show('.js-reviewStageContent, .js-hiddenPerformCheckoutActions');
        var order = document.querySelector('.js-reviewStageContent .js-performCheckout');
        if (order !== null) { order.focus(); }
    }

    // A valid click still reaches the host's own script, which does nothing for a method that it does not know.
    function proceed(event, method) {
        if (emailIsFine(method)) {
            event.preventDefault();
            review(method);
        } else {
            swallow(event);
        }
    }

    function choose(method) {
        var own = pill(method);
        var pane = document.getElementById(method);
        if (own === null || pane === null) { return; }
        Array.prototype.forEach.call(own.parentNode.children, function (other) { other.classList.toggle('active', other === own); });
        Array.prototype.forEach.call(pane.parentNode.children, function (other) { other.classList.toggle('active', other === pane); });
    }

    // One order causes a click and a submit, so each has a guard of its own.
    var pending = {};
    var lateness = 0;

    function once(event) {
        if (pending[event.type]) {
            swallow(event);
            return;
        }
        pending[event.type] = true;
        each('.js-performCheckout, ' + SUBMITS, function (button) {
            button.classList.add(BUSY);
            button.setAttribute('aria-disabled', 'true');
        });
        say(false);
        window.clearTimeout(lateness);
        // The browser may have refused the way to the bank without a word. It is said once, beside the button that was pressed.
        lateness = window.setTimeout(say, 8 * SECOND, true, event.type === 'submit' ? event.target : document);
        // When a start fails on its way, the buttons work again without a reload.
        window.setTimeout(release, 10 * SECOND);
    }

    function say(late, part) {
        each('[data-alliancepay-late]', function (place) {
            place.textContent = late && part.contains(place) ? place.getAttribute('data-alliancepay-late') : '';
        });
    }

    function release() {
        pending = {};
        each('.' + BUSY, function (button) {
            button.classList.remove(BUSY);
            button.removeAttribute('aria-disabled');
        });
    }

    function swallow(event) {
        event.preventDefault();
        event.stopPropagation();
    }

    // In the capture phase: before the host's own listeners on body, which know only its own methods.
    document.addEventListener('click', function (event) {
        if (!(event.target instanceof Element)) { return; }
        var choice = event.target.closest(SELECTORS + ' li[data-value]');
        if (choice !== null) { remembered = METHODS.indexOf(choice.getAttribute('data-value')) < 0 ? '' : choice.getAttribute('data-value'); }
        if (chosen() === '') { return; }
        if (event.target.closest('.js-submitPaymentCheckoutStage') !== null) { proceed(event, chosen()); }
        if (event.target.closest('.js-performCheckout') !== null) { once(event); }
    }, true);

    document.addEventListener('submit', function (event) {
        if (FORMS.indexOf(event.target.id) >= 0) { once(event); }
    });

    // When the shopper goes back from the bank's page, the browser may show this page as it was.
    window.addEventListener('pageshow', function (event) {
        if (!event.persisted) { return; }
        window.clearTimeout(lateness);
        say(false);
        release();
    });

    new MutationObserver(function () {
        if (remembered && pill(remembered) !== null && !pill(remembered).hasAttribute('data-alliancepay-seen')) { choose(remembered); }
        METHODS.forEach(function (method) {
            if (pill(method) !== null) { pill(method).setAttribute('data-alliancepay-seen', ''); }
        });
    }).observe(document.documentElement, { childList: true, subtree: true });

    // --- The waiting page ---

    var PATIENCE = 180 * SECOND;
    // Nobody looks at a page for so long; it asks again when somebody does.
    var LONGEST = 7200 * SECOND;

    // Who has waited long loses little by some seconds more, and the shop has other visitors.
    function pause(waited) {
        return Math.min(2 * SECOND + waited / 4, 20 * SECOND);
    }

    // This page again keeps its language and the time of arrival in its address.
    function go(next, here) {
        if (!next || new URL(next, window.location.href).pathname === window.location.pathname) {
            window.location.replace(here);
        } else {
            window.location.replace(next);
        }
    }

    function watch(place) {
        var began = Date.now();
        var live = place.querySelector('[data-alliancepay-live]');
        var leave = place.querySelector('[data-alliancepay-leave]');
        var timer = 0;
        var asking = false;

        function say(text) { if (live.textContent !== text) { live.textContent = text; } }

        function follow(status) {
            if (status.decided || status.kind !== place.getAttribute('data-kind')) {
                go(status.next, place.getAttribute('data-here'));
                return;
            }
            say(live.getAttribute('data-asking'));
            later();
        }

        function later() {
            var waited = Date.now() - began;
            if (waited >= PATIENCE) { leave.hidden = false; }
            if (waited >= LONGEST) {
                say(live.getAttribute('data-stopped'));
                return;
            }
            timer = window.setTimeout(ask, pause(waited));
        }

        function ask() {
            if (asking) { return; }
            window.clearTimeout(timer);
            asking = true;
            fetch(place.getAttribute('data-status'), { headers: { Accept: 'application/json' }, cache: 'no-store', credentials: 'same-origin' })
                .then(function (answer) { return answer.ok ? answer.json() : Promise.reject(answer.status); })
                .then(function (status) { asking = false; follow(status); })
                .catch(function () { asking = false; say(live.getAttribute('data-offline')); later(); });
        }

        // Somebody looks: the page is as eager as at first.
        document.addEventListener('visibilitychange', function () {
            if (document.hidden) { return; }
            began = Date.now();
            ask();
        });
        window.addEventListener('online', ask);
        say(live.getAttribute('data-asking'));
        // Not at once: if page and status disagree, the reloads must not follow each other without a pause.
        timer = window.setTimeout(ask, 1500);
    }

    each('[data-alliancepay-watch]', watch);

    // --- The page between the checkout and the bank ---

    function lead(place) {
        var turn = Number(place.getAttribute('data-turn'));

        function ask() {
            fetch(place.getAttribute('data-state') + '?turn=' + turn + (place.getAttribute('data-link') || ''), { headers: { Accept: 'application/json' }, cache: 'no-store', credentials: 'same-origin' })
                .then(function (answer) { return answer.ok ? answer.json() : Promise.reject(answer.status); })
                .then(follow)
                .catch(later);
        }

        function follow(state) {
            // A start that has become slow has another page, which screen readers announce.
            var slowNow = state.slow && place.getAttribute('data-slow') !== 'true';
            if (state.kind !== 'OPENING' || slowNow) {
                window.location.replace(state.next);
            } else {
                later();
            }
        }

        function later() {
            turn += 1;
            window.setTimeout(ask, turn < 8 ? SECOND : 3 * SECOND);
        }

        if (place.getAttribute('data-alliancepay-open') === 'READY') {
            window.location.replace(place.getAttribute('data-next'));
        } else {
            // Most banks answer before the first second is over.
            window.setTimeout(ask, SECOND / 3);
        }
    }

    each('[data-alliancepay-open]', lead);
}());
