import { configure } from "@testing-library/react";

// On a busy computer the usual second of a wait is a guess; shorter than a test's time, so that the wait says what it missed.
configure({ asyncUtilTimeout: 15_000 });
