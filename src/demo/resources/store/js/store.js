// The store works without this file. With it, the checkout shows one stage after the other and carts follow their fields.
(function () {
    'use strict';

    document.documentElement.classList.add('js');

    const all = (selector) => Array.from(document.querySelectorAll(selector));
    const show = (selector, shown) => all(selector).forEach((element) => element.classList.toggle('is-hidden', !shown));

    function chosenMethod() {
        const pill = document.querySelector('.js-paymentMethodSelectors li.active');
        return pill ? pill.dataset.value : null;
    }

    function choose(link) {
        const pill = link.closest('li');
        all('.js-paymentMethodSelectors li').forEach((one) => mark(one, one === pill));
        all('.js-paymentInfoForm .tab-pane').forEach((pane) =>
            pane.classList.toggle('active', '#' + pane.id === link.getAttribute('href')));
    }

    function mark(pill, active) {
        pill.classList.toggle('active', active);
        pill.querySelector('a').setAttribute('aria-selected', String(active));
    }

    function review() {
        stages(true);
        const method = chosenMethod();
        all('.js-readOnlyPaymentMethod').forEach((one) => one.classList.toggle('is-hidden', one.dataset.type !== method));
        const button = document.querySelector('.js-performCheckout');
        if (button) {
            button.focus({preventScroll: true});
            button.closest('section').scrollIntoView({block: 'nearest', behavior: 'smooth'});
        }
    }

    function stages(paymentDone) {
        show('.js-paymentStageContent', !paymentDone);
        show('.js-readOnlyPaymentStageContent, .js-reviewStageContent', paymentDone);
        show('.js-paymentStageCard .js-checkoutStageCompleteIcon, .js-paymentStageCard .js-editCheckoutStage', paymentDone);
    }

    function placeOrder() {
        const form = document.getElementById(chosenMethod() + 'CheckoutSubmissionForm');
        if (form) {
            form.requestSubmit ? form.requestSubmit() : form.submit();
        }
    }

    document.addEventListener('click', (event) => {
        const on = (selector) => event.target.closest(selector);
        if (on('[data-toggle="pill"]')) {
            event.preventDefault();
            choose(on('[data-toggle="pill"]'));
        } else if (on('.js-submitPaymentCheckoutStage')) {
            review();
        } else if (on('.js-paymentStageCard .js-editCheckoutStage')) {
            event.preventDefault();
            stages(false);
        } else if (on('.js-performCheckout')) {
            placeOrder();
        }
    });

    document.addEventListener('change', (event) => {
        const form = event.target.closest('.js-autosubmit');
        if (form && form.reportValidity()) {
            form.submit();
        }
    });

    // After a try to pay online: the same method again, or the first one where it is no longer offered.
    function preselect() {
        const selectors = document.querySelector('.js-paymentMethodSelectors');
        if (selectors) {
            const preferred = selectors.querySelector('li[data-value="' + selectors.dataset.prefer + '"] a');
            choose(preferred || selectors.querySelector('li a'));
        }
    }

    function tabs() {
        all('.js-paymentMethodSelectors ul').forEach((list) => list.setAttribute('role', 'tablist'));
        all('.js-paymentMethodSelectors li').forEach((pill) => {
            pill.setAttribute('role', 'presentation');
            const link = pill.querySelector('a');
            link.setAttribute('role', 'tab');
            link.setAttribute('aria-controls', link.getAttribute('href').substring(1));
            mark(pill, pill.classList.contains('active'));
        });
        all('.js-paymentInfoForm .tab-pane').forEach((pane) => pane.setAttribute('role', 'tabpanel'));
        if (chosenMethod() === null) {
            preselect();
        }
    }

    document.addEventListener('DOMContentLoaded', () => {
        tabs();
        const fault = document.querySelector('[aria-invalid="true"]');
        if (fault) {
            fault.focus();
        }
    });
})();
