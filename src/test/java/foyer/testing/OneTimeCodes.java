package foyer.testing;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An authenticator app, as people have it: it knows what it was told at the enrolment, and the time. */
public final class OneTimeCodes {

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int PERIOD = 30;
    private static final int SECRET_BYTES = 20;

    private final byte[] secret;
    private final List<String> recoveryCodes;

    private OneTimeCodes(String secret, List<String> recoveryCodes) {
        this.secret = bytes(secret);
        this.recoveryCodes = recoveryCodes;
    }

    /** Adds an authenticator to the account of whoever is signed in; the code of now is used up by that. */
    public static OneTimeCodes enable(GraphQlClient client) {
        var begun = begin(client);
        var answer = client.post(
                        "mutation($input: TotpConfirmInput!) { totpConfirm(input: $input) { recoveryCodes userErrors { code } } }",
                        Map.of("input", Map.of("code", begun.now())))
                .succeeded("totpConfirm");
        var codes = answer.data("totpConfirm.recoveryCodes")
                .valueStream()
                .map(code -> code.asString())
                .toList();
        return new OneTimeCodes(begun.text(), codes);
    }

    /** Begins to add one, which is not asked before its first code has come. */
    public static OneTimeCodes begin(GraphQlClient client) {
        var secret = client.post(
                        "mutation($input: TotpEnrollInput!) { totpEnroll(input: $input) { secret userErrors { code } } }",
                        Map.of("input", Map.of("currentPassword", TestTenants.PASSWORD)))
                .succeeded("totpEnroll")
                .text("totpEnroll.secret");
        return new OneTimeCodes(secret, List.of());
    }

    public String now() {
        return code(0);
    }

    /** That of the period after this one, as a clock that is fast shows it: taken, and later than {@link #now}. */
    public String next() {
        return code(1);
    }

    /** That of a period so many after this one. */
    public String code(int periods) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            var step = Math.floorDiv(Instant.now().getEpochSecond(), PERIOD) + periods;
            var hash = mac.doFinal(padded(BigInteger.valueOf(step).toByteArray(), Long.BYTES));
            var offset = hash[hash.length - 1] & 0xf;
            var number = new BigInteger(1, Arrays.copyOfRange(hash, offset, offset + Integer.BYTES)).clearBit(31);
            var digits = number.mod(BigInteger.valueOf(1_000_000)).toString();
            return "0".repeat(6 - digits.length()) + digits;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Those shown at the enrolment. */
    public List<String> recoveryCodes() {
        return recoveryCodes;
    }

    private String text() {
        var text = new StringBuilder();
        var number = new BigInteger(1, secret);
        for (var i = secret.length * Byte.SIZE / 5 - 1; i >= 0; i--) {
            text.append(LETTERS.charAt(number.shiftRight(5 * i).intValue() & 31));
        }
        return text.toString();
    }

    private static byte[] bytes(String text) {
        var number = BigInteger.ZERO;
        for (var i = 0; i < text.length(); i++) {
            number = number.shiftLeft(5).or(BigInteger.valueOf(LETTERS.indexOf(text.charAt(i))));
        }
        return padded(number.toByteArray(), SECRET_BYTES);
    }

    private static byte[] padded(byte[] bytes, int length) {
        var padded = new byte[length];
        var from = Math.max(0, bytes.length - length);
        System.arraycopy(bytes, from, padded, length - (bytes.length - from), bytes.length - from);
        return padded;
    }
}
