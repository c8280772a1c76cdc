package foyer.platform.start;

import java.util.List;

/** What a module has to tell whoever started Foyer, once it serves: where its page is, how to sign in to the demo. */
public interface StartupNotice {

    /** Lines to print, in order; empty when there is nothing to tell. */
    List<String> lines();
}
