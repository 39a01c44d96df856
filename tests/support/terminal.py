"""The program at a terminal, for tests that answer its questions."""

import os
import pty
import select

from project import WAYBILL


class Terminal:
    """The program at a terminal of its own."""

    def __init__(self, test, *arguments, cwd=None):
        self.screen = ""
        self.test = test
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            os.chdir(cwd or test.root)
            os.execve(WAYBILL, [WAYBILL, *arguments], test.environment)

    def read(self):
        """Some more of what is shown; false when the program has ended."""
        ready, _, _ = select.select([self.terminal], [], [], 60)
        self.test.assertTrue(ready, "nothing more came:\n" + self.screen)
        try:
            got = os.read(self.terminal, 65536)
        except OSError:
            return False
        self.screen += got.decode("utf-8").replace("\r\n", "\n")
        return bool(got)

    def asks(self, prompt):
        """Waits for the prompt and gives back what was shown since the answer before."""
        while not self.screen.endswith(prompt):
            self.test.assertTrue(self.read(), f"no {prompt!r}:\n" + self.screen)
        shown, self.screen = self.screen, ""
        return shown

    def type(self, text):
        os.write(self.terminal, text.encode())

    def answer(self, prompt, text):
        shown = self.asks(prompt)
        self.type(text + "\n")
        return shown

    def end(self):
        while self.read():
            pass
        os.close(self.terminal)
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
