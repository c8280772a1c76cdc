package foyer.audit;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Arrays;

/** A key pair of Ed25519. */
record SignatureKey(String id, Octets publicKey, PrivateKey privateKey, Instant createdAt) {

    static SignatureKey generate(Instant now) {
        try {
            var pair = KeyPairGenerator.getInstance(PublicKeys.ALGORITHM).generateKeyPair();
            var raw = PublicKeys.raw(pair.getPublic());
            return new SignatureKey(PublicKeys.id(raw), Octets.of(raw), pair.getPrivate(), now);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Both keys, to be encrypted together. */
    byte[] both() {
        var encoded = privateKey.getEncoded();
        var both = Arrays.copyOf(publicKey.bytes(), PublicKeys.LENGTH + encoded.length);
        System.arraycopy(encoded, 0, both, PublicKeys.LENGTH, encoded.length);
        return both;
    }

    /**
     * The key of {@link #both()}.
     *
     * @throws IllegalArgumentException when these are no such bytes
     */
    static SignatureKey of(byte[] both, Instant createdAt) {
        try {
            var raw = Arrays.copyOf(both, PublicKeys.LENGTH);
            var encoded = Arrays.copyOfRange(both, PublicKeys.LENGTH, both.length);
            var key = KeyFactory.getInstance(PublicKeys.ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(encoded));
            return new SignatureKey(PublicKeys.id(raw), Octets.of(raw), key, createdAt);
        } catch (GeneralSecurityException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("no key pair of Ed25519", e);
        }
    }

    Octets sign(byte[] text) {
        try {
            var signer = Signature.getInstance(PublicKeys.ALGORITHM);
            signer.initSign(privateKey);
            signer.update(text);
            return Octets.of(signer.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot sign with the key " + id, e);
        }
    }

    @Override
    public String toString() {
        return "SignatureKey[" + id + "]";
    }
}
