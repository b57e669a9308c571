/* AlliancePay for Broadleaf, back office. All pages work without it. With it, windows open over the page, and the total follows the entries. */
(function () {
    'use strict';

    var SCRIPT = {'X-Requested-With': 'XMLHttpRequest'};

    function host() {
        return window.BLCAdmin;
    }

    /* The host would replace a select with a widget that loses its label and the order of its choices. */
    if (host() && host().addExcludedSelectizeSelector) {
        host().addExcludedSelectizeSelector('.alliancepay-choice');
    }

    function open(address, inModal) {
        if (inModal) {
            host().modalNavigateTo(address);
        } else {
            host().showLinkAsModal(address, renewSummary);
        }
    }

    /* The section on the order's page, after a window above it was closed. */
    function renewSummary() {
        var section = document.querySelector('.alliancepay-summary[data-url]');
        if (!section) {
            return;
        }
        fetch(section.dataset.url, {headers: SCRIPT, credentials: 'same-origin', cache: 'no-store'})
            .then(function (response) { return response.text(); })
            .then(function (html) {
                var fresh = parse(html).querySelector('.alliancepay-summary');
                if (fresh) {
                    section.replaceWith(fresh);
                }
            })
            .catch(function () { /* the section stays as it is */ });
    }

    /* Actions on the host's order page, and links to windows. */
    document.addEventListener('click', function (event) {
        if (!host() || event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) {
            return;
        }
        var action = event.target.closest('.alliancepay-action');
        var link = event.target.closest('a.alliancepay-open');
        var update = event.target.closest('.alliancepay-summary .alliancepay-update');
        if (update) {
            event.preventDefault();
            event.stopPropagation();
            sendUpdate(update);
        } else if (action && action.dataset.url) {
            event.preventDefault();
            event.stopPropagation();
            open(action.dataset.url, false);
        } else if (link) {
            event.preventDefault();
            event.stopPropagation();
            open(link.href, Boolean(link.closest('.modal')));
        }
    }, true);

    /* A form inside a window is answered inside the window. */
    document.addEventListener('submit', function (event) {
        var form = event.target;
        if (!form.classList || !form.classList.contains('alliancepay-form')) {
            return;
        }
        if (form.dataset.sent) {
            event.preventDefault();
            event.stopPropagation();
            return;
        }
        if (form.classList.contains('alliancepay-once')) {
            form.dataset.sent = 'true';
            form.querySelectorAll('button').forEach(function (button) { button.setAttribute('aria-disabled', 'true'); });
        }
        if (host() && form.closest('.modal')) {
            event.preventDefault();
            event.stopPropagation();
            send(form, event.submitter, form);
        }
    }, true);

    /* An answer without a window of ours is a login page, or an error of the host. */
    function parse(html) {
        var answer = new DOMParser().parseFromString(html, 'text/html');
        answer.querySelectorAll('noscript').forEach(function (without) { without.remove(); });
        return answer;
    }

    /* The form of the section is kept where the host's script does not see it. */
    function sendUpdate(button) {
        if (!button.hasAttribute('aria-busy')) {
            var sealed = button.closest('.alliancepay-actions').querySelector('template').content.querySelector('form');
            send(document.importNode(sealed, true), null, button);
        }
    }

    /* What asked is busy until the answer is shown in its place. */
    function send(form, submitter, asked) {
        var fields = new URLSearchParams(new FormData(form));
        if (submitter && submitter.name) {
            fields.append(submitter.name, submitter.value);
        }
        asked.setAttribute('aria-busy', 'true');
        fetch(form.action, {method: 'POST', body: fields, headers: SCRIPT, credentials: 'same-origin'})
            .then(function (response) {
                return response.text().then(function (html) {
                    if (!show(parse(html), asked) && (response.redirected || response.status === 409)) {
                        window.location.reload();
                    } else {
                        release(asked);
                    }
                });
            })
            .catch(function () { release(asked); });
    }

    /* It can be sent again. */
    function release(asked) {
        asked.removeAttribute('aria-busy');
        delete asked.dataset.sent;
        asked.querySelectorAll('button').forEach(function (button) { button.removeAttribute('aria-disabled'); });
    }

    /* Shows an answer where something of ours was: in its window over the page, or in the page. */
    function show(answer, shown) {
        var modal = shown.closest('.modal');
        if (!modal && shown.closest('.alliancepay-summary')) {
            return openWindow(answer.querySelector('.modal'));
        }
        var place = modal || shown.closest('.alliancepay-window');
        var content = answer.querySelector(modal ? '.modal' : '.alliancepay-window');
        if (!place || !content || !answer.querySelector('.alliancepay-window')) {
            return false;
        }
        var active = document.activeElement;
        var here = place.contains(active) || active === document.body;
        if (modal) {
            wrap(content.querySelector('.modal-body'));
        } else {
            document.title = answer.title;
        }
        place.replaceChildren.apply(place, Array.from(content.childNodes));
        ready(place);
        if (here) {
            focus(place);
        }
        return true;
    }

    /* What the section is answered with. */
    function openWindow(modal) {
        if (!modal || !modal.querySelector('.alliancepay-window')) {
            return false;
        }
        host().showElementAsModal(window.jQuery(modal), renewSummary);
        focus(modal);
        return true;
    }

    function focus(place) {
        var said = place.querySelector('[aria-invalid="true"]') || place.querySelector('.alliancepay-message[tabindex]');
        if (!said) {
            said = place.matches('.alliancepay-window') ? place : place.querySelector('.alliancepay-window');
            said.tabIndex = -1;
        }
        said.focus();
    }

    /* The page of something that is under way asks again by itself, slower as time passes, and shows the result in its place. */
    function follow(progress) {
        if (progress.dataset.followed) {
            return;
        }
        progress.dataset.followed = 'true';
        later(progress);
    }

    function later(progress) {
        if (progress.dataset.refresh === '0') {
            return;
        }
        window.setTimeout(function () {
            if (progress.isConnected) {
                ask(progress);
            }
        }, Number(progress.dataset.refresh) * 1000);
    }

    function ask(progress) {
        var headers = progress.closest('.modal') ? SCRIPT : {};
        fetch(progress.dataset.url, {headers: headers, credentials: 'same-origin', cache: 'no-store'})
            .then(function (response) {
                return response.text().then(function (html) { proceed(progress, parse(html), response.ok); });
            })
            .catch(function () { later(progress); });
    }

    function proceed(progress, answer, ok) {
        var next = answer.querySelector('.alliancepay-progress');
        if (!progress.isConnected) {
            return;
        }
        if (next && next.dataset.refresh === '0') {
            show(answer, progress);
        } else if (next) {
            progress.dataset.refresh = next.dataset.refresh;
            if (next.textContent !== progress.textContent) {
                progress.replaceChildren.apply(progress, Array.from(next.childNodes));
            }
            later(progress);
        } else if (!show(answer, progress)) {
            if (ok) {
                window.location.reload();
            } else {
                later(progress);
            }
        }
    }

    /* A page about something open loads itself again, slower as time passes, and changes only when there is news. Nobody's place is lost:
       what is unfolded stays so, and nothing takes the focus. */
    function watch(mark) {
        if (mark.dataset.followed) {
            return;
        }
        mark.dataset.followed = 'true';
        window.setTimeout(function () {
            if (mark.isConnected) {
                refresh(mark);
            }
        }, Number(mark.dataset.refresh) * 1000);
    }

    function again(mark, seconds) {
        mark.dataset.refresh = seconds;
        delete mark.dataset.followed;
        watch(mark);
    }

    function refresh(mark) {
        var headers = mark.closest('.modal') ? SCRIPT : {};
        fetch(mark.dataset.url, {headers: headers, credentials: 'same-origin', cache: 'no-store'})
            .then(function (response) {
                return response.text().then(function (html) { renewPage(mark, parse(html), response.ok); });
            })
            .catch(function () { again(mark, 60); });
    }

    function renewPage(mark, answer, ok) {
        var shown = mark.isConnected && mark.closest('.alliancepay-window');
        var next = answer.querySelector('.alliancepay-window');
        if (!shown || !next) {
            if (shown && !ok) {
                again(mark, 60);
            }
            return;
        }
        if (words(next) === words(shown)) {
            var later = next.querySelector('.alliancepay-fresh');
            if (later) {
                again(mark, later.dataset.refresh);
            }
            return;
        }
        replace(shown, next);
    }

    /* A note about what the admin just did is not in the page that is loaded again. */
    function words(page) {
        var copy = page.cloneNode(true);
        copy.querySelectorAll('.alliancepay-message').forEach(function (said) { said.remove(); });
        return copy.textContent.replace(/\s+/g, ' ');
    }

    function replace(shown, next) {
        var open = Array.from(shown.querySelectorAll('details')).map(function (part) { return part.open; });
        var inside = shown.contains(document.activeElement);
        next.querySelectorAll('details').forEach(function (part, index) {
            part.open = index < open.length ? open[index] : part.open;
        });
        shown.replaceChildren.apply(shown, Array.from(next.childNodes));
        ready(shown);
        if (inside) {
            shown.tabIndex = -1;
            shown.focus({preventScroll: true});
        }
    }

    /* The host pads the body of a window through an element that its own script adds. */
    function wrap(body) {
        if (body && !body.querySelector('.content-yield')) {
            var content = document.createElement('div');
            content.className = 'content-yield';
            content.append.apply(content, Array.from(body.childNodes));
            body.append(content);
        }
    }

    /* The total of what is chosen, counted in coins as the shop counts it. */
    function upTo(units, line) {
        var coins = Number(line.dataset.coins);
        var sold = Number(line.dataset.units);
        return units >= sold ? coins : Math.floor(coins / sold) * units;
    }

    function cost(line, units) {
        var sold = Number(line.dataset.units);
        var already = Math.min(Number(line.dataset.returned), sold - units);
        var coins = units > 0 ? upTo(already + units, line) - upTo(already, line) : 0;
        return Math.min(coins, Number(line.dataset.left));
    }

    /* Reads what the shop reads: see MoneyParser. */
    function typed(text) {
        var spaced = text.replace(/[\u00a0\u202f\u2007\u2009]/g, ' ').trim();
        var before = spaced.replace(/^(?:₴|\$|€|грн\.?|UAH|USD|EUR) */i, '');
        var bare = before === spaced ? spaced.replace(/ *(?:₴|\$|€|грн\.?|UAH|USD|EUR)$/i, '') : before;
        var sum = /^(\d{1,12})(?:[.,](\d{1,2}))?$/.exec(bare);
        if (sum) {
            return coins(sum[1], sum[2]);
        }
        sum = /^(\d{1,3}(?:([ '’.,])\d{3})(?:\2\d{3}){0,3})(?:([.,])(\d{1,2}))?$/.exec(bare);
        if (!sum) {
            return NaN;
        }
        var alone = !sum[3] && sum[1].indexOf(sum[2]) === sum[1].lastIndexOf(sum[2]);
        return (sum[2] === ',' || sum[2] === '.') && (alone || sum[2] === sum[3]) ? NaN : coins(sum[1].replace(/\D/g, ''), sum[4]);
    }

    function coins(whole, decimals) {
        return Number(whole) * 100 + Number(((decimals || '') + '00').slice(0, 2));
    }

    function count(form) {
        var total = 0;
        form.querySelectorAll('.alliancepay-line').forEach(function (line) {
            var quantity = line.querySelector('.alliancepay-quantity');
            var amount = line.querySelector('.alliancepay-amount');
            var units = quantity && /^\d+$/.test(quantity.value) ? Math.min(Number(quantity.value), Number(quantity.max)) : 0;
            var sum = cost(line, units);
            if (amount) {
                var language = form.querySelector('.alliancepay-total-sum').dataset.language;
                amount.placeholder = units > 0 ? digits(sum, language) : '';
                sum = amount.value.trim() ? typed(amount.value) : sum;
                var bad = isNaN(sum) || sum > Number(line.dataset.left);
                amount.setAttribute('aria-invalid', String(bad));
                total += bad ? NaN : sum;
            }
        });
        var box = form.querySelector('.alliancepay-total');
        var sum = form.querySelector('.alliancepay-total-sum');
        box.hidden = false;
        sum.textContent = isNaN(total) ? '–' : money(total, sum);
        form.querySelectorAll('.alliancepay-over').forEach(function (over) {
            over.hidden = !(total > Number(box.dataset.limit));
        });
    }

    function digits(coins, language) {
        var english = language === 'en';
        var whole = String(Math.floor(coins / 100)).replace(/\B(?=(\d{3})+$)/g, english ? ',' : '\u00a0');
        return whole + (english ? '.' : ',') + ('0' + coins % 100).slice(-2);
    }

    function money(coins, sum) {
        var sign = (sum.dataset.sample.match(/[₴$€]/) || [''])[0];
        var text = digits(coins, sum.dataset.language);
        return sum.dataset.language === 'en' ? sign + text : text + '\u00a0' + sign;
    }

    document.addEventListener('input', function (event) {
        var form = event.target.closest('.alliancepay-refund-form');
        if (form) {
            count(form);
        }
    });

    /* The host takes files up to a size only: a larger one goes in parts, and one that is too large even so is not sent. */
    function weigh(input) {
        var problem = document.getElementById(input.id + '-problem');
        var heavy = Array.from(input.files).some(function (file) { return file.size > Number(input.dataset.most); });
        input.setCustomValidity(heavy ? problem.textContent : '');
        input.setAttribute('aria-invalid', String(heavy));
        problem.hidden = !heavy;
    }

    function divide(input, fields) {
        var file = input.files[0];
        var part = Number(input.dataset.part);
        if (!file || file.size <= part) {
            return;
        }
        fields.delete(input.name);
        for (var from = 0; from < file.size; from += part) {
            fields.append(input.name, file.slice(from, from + part), file.name);
        }
    }

    document.addEventListener('change', function (event) {
        if (event.target.matches('.alliancepay-window input[data-part]')) {
            weigh(event.target);
        }
    });

    document.addEventListener('formdata', function (event) {
        var input = event.target.querySelector('.alliancepay-window input[data-part]');
        if (input) {
            divide(input, event.formData);
        }
    });

    /* The field can be selected and copied by hand where the browser gives no access to the clipboard. */
    function offerCopy(button) {
        button.hidden = !navigator.clipboard && !document.queryCommandSupported('copy');
    }

    function copy(button) {
        var field = document.getElementById(button.dataset.copy);
        var said = button.parentNode.querySelector('[role="status"]');
        field.select();
        var copied = navigator.clipboard ? navigator.clipboard.writeText(field.value) : Promise.resolve(document.execCommand('copy'));
        copied.then(function () { said.textContent = button.dataset.done; }, function () { field.focus(); });
    }

    document.addEventListener('click', function (event) {
        var button = event.target.closest && event.target.closest('.alliancepay-copy');
        if (button) {
            copy(button);
        }
    });

    function ready(root) {
        root.querySelectorAll('.alliancepay-copy').forEach(offerCopy);
        root.querySelectorAll('.alliancepay-refund-form').forEach(count);
        root.querySelectorAll('.alliancepay-progress').forEach(follow);
        root.querySelectorAll('.alliancepay-fresh').forEach(watch);
    }

    /* How many payments need attention, beside the menu's entry. Orders have addresses with the same end. */
    function countAttention() {
        var entries = Array.from(document.querySelectorAll('a[href$="/alliancepay"]')).filter(function (link) {
            return !/\/order\/[^/]+\/alliancepay$/.test(link.pathname) && !link.closest('.alliancepay-window');
        });
        if (entries.length === 0) {
            return;
        }
        fetch(entries[0].pathname + '/attention', {headers: {'Accept': 'application/json'}, credentials: 'same-origin'})
            .then(function (response) { return response.ok ? response.json() : {count: '0'}; })
            .then(function (answer) { entries.forEach(function (entry) { mark(entry, answer); }); })
            .catch(function () { /* The list itself shows it. */ });
    }

    function mark(entry, answer) {
        if (answer.count === '0' || entry.querySelector('.alliancepay-count')) {
            return;
        }
        var count = document.createElement('span');
        var number = document.createElement('span');
        var words = document.createElement('span');
        count.className = 'alliancepay-count alliancepay-count-menu';
        number.setAttribute('aria-hidden', 'true');
        number.textContent = answer.count;
        words.className = 'alliancepay-unseen';
        words.textContent = answer.text;
        count.append(number, words);
        entry.append(' ', count);
    }

    function start() {
        ready(document);
        countAttention();
    }

    if (document.readyState === 'loading') {
        document.addEventListener('DOMContentLoaded', start);
    } else {
        start();
    }

    /* Windows that the host fills by itself. */
    new MutationObserver(function (changes) {
        changes.forEach(function (change) {
            change.addedNodes.forEach(function (node) {
                if (node.nodeType === 1 && node.querySelector) {
                    ready(node);
                }
            });
        });
    }).observe(document.documentElement, {childList: true, subtree: true});
})();
