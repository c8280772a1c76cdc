package foyer.payments;

import foyer.platform.http.OutboundException;
import foyer.platform.limits.Rate;
import foyer.platform.limits.RateKey;
import foyer.platform.limits.RateLimits;
import foyer.platform.web.ClientAddresses;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * {@code POST /webhooks/{provider}} for the platform's account and {@code /webhooks/{provider}/{token}} for a tenant's own.
 * What is the provider's is kept, once, and answered with 204 before anything else is done with it; what could not be kept,
 * with 503, so that the provider sends it again. Of an account that nobody listens to nothing is looked at, and of a tenant's own
 * only so much in a minute. Nothing is told of why something is refused (spec/billing.md, "Webhooks").
 */
@RestController
class WebhookController {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookController.class);
    private static final int MOST_BYTES = 256 * 1024;

    /** Of a tenant's own account; what is over it comes again, as with any answer that is no success. */
    private static final Rate OF_ONES_OWN = new Rate(300, Duration.ofMinutes(1));

    private final InboxAccounts accounts;
    private final Payments payments;
    private final InboxQueries queries;
    private final InboxWorker worker;
    private final RateLimits limits;
    private final ObjectProvider<PaymentListener> listeners;
    private final ClientAddresses addresses;

    WebhookController(
            InboxAccounts accounts,
            Payments payments,
            InboxQueries queries,
            InboxWorker worker,
            RateLimits limits,
            ObjectProvider<PaymentListener> listeners,
            ClientAddresses addresses) {
        this.accounts = accounts;
        this.payments = payments;
        this.queries = queries;
        this.worker = worker;
        this.limits = limits;
        this.listeners = listeners;
        this.addresses = addresses;
    }

    @PostMapping({"/webhooks/{provider}", "/webhooks/{provider}/{token}"})
    ResponseEntity<Void> take(
            @PathVariable String provider,
            @PathVariable(required = false) @Nullable String token,
            HttpServletRequest request) {
        var body = body(request);
        try {
            var known = provider(provider);
            if (token != null && listeners.stream().noneMatch(PaymentListener::takesOwn)) {
                return ResponseEntity.noContent().build();
            }
            var account = account(known, token);
            if (listeners.stream().noneMatch(one -> one.takes(account))) {
                return ResponseEntity.noContent().build();
            }
            requireNotTooMany(account);
            var event = payments.gateway(account.provider()).verify(account, headers(request), body);
            queries.store(account, event, body);
        } catch (BadSignatureException _) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        } catch (ResponseStatusException e) {
            throw e;
        } catch (ProviderException | OutboundException e) {
            LOG.warn("a webhook could not be verified: {}", e.getMessage());
            throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE);
        } catch (RuntimeException e) {
            LOG.warn("a webhook could not be kept", e);
            throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE);
        }
        worker.wake();
        return ResponseEntity.noContent().build();
    }

    /** A tenant has the secrets of its own account, and can sign as much as it likes. */
    private void requireNotTooMany(PaymentAccount account) {
        if (account.id() != null
                && !limits.takes(RateKey.of("webhook", account.id().toString()), OF_ONES_OWN)) {
            throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
        }
    }

    private static Provider provider(String code) {
        return Arrays.stream(Provider.values())
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** What is nobody's is refused as what is not signed: whoever tries addresses learns of none. */
    private PaymentAccount account(Provider provider, @Nullable String token) throws BadSignatureException {
        var account = accounts.at(provider, token);
        if (account == null) {
            throw new BadSignatureException();
        }
        return account;
    }

    private static byte[] body(HttpServletRequest request) {
        if (request.getContentLengthLong() > MOST_BYTES) {
            throw new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE);
        }
        try {
            var body = request.getInputStream().readNBytes(MOST_BYTES + 1);
            if (body.length > MOST_BYTES) {
                throw new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE);
            }
            return body;
        } catch (IOException _) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
    }

    /** By their names in lower case; of several of one name the first. */
    private Map<String, String> headers(HttpServletRequest request) {
        var headers = new HashMap<String, String>();
        for (var name : Collections.list(request.getHeaderNames())) {
            headers.putIfAbsent(name.toLowerCase(Locale.ROOT), request.getHeader(name));
        }
        headers.put(PaymentGateway.CLIENT, addresses.of(request));
        return headers;
    }
}
