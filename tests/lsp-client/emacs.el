;; Emacs' own client (eglot) against the language server, set up as docs/editors.md says. Ends with 0 when everything was answered as the sample deserves,
;; with 1 and sentences otherwise. `nurture` is the one on the PATH; SETUP is the block of the page.
;;   NURTURE_SETUP=SETUP emacs --batch -q -l emacs.el samples/acme-b2b/acme.nurture
(require 'cl-lib)
(require 'package)
;; Where Debian keeps packages; a start of Emacs without --batch does both by itself.
(add-to-list 'package-directory-list "/usr/share/emacs/site-lisp/elpa")
(package-initialize)
(load (getenv "NURTURE_SETUP") nil t)

(defvar problems nil)
(defun check (holds sentence &rest values)
  (unless holds (push (apply #'format sentence values) problems)))

(defun wait-for (holds)
  "Whether HOLDS comes true within twenty seconds."
  (let ((end (+ (float-time) 20)))
    (while (and (not (funcall holds)) (< (float-time) end)) (accept-process-output nil 0.05))
    (funcall holds)))

(defun go-to (text &optional into)
  "Puts the caret at TEXT, or INTO letters into it."
  (goto-char (point-min))
  (unless (search-forward text nil t) (error "The sample lacks %s" text))
  (goto-char (+ (match-beginning 0) (or into 0))))

(defun mistakes ()
  ;; The server hears of edits when Emacs idles, which it never does here.
  (eglot--signal-textDocument/didChange)
  (flymake-start)
  (accept-process-output nil 0.1)
  (cl-remove-if-not (lambda (one) (memq (flymake-diagnostic-type one) '(eglot-error :error))) (flymake-diagnostics)))

(defun try ()
  (find-file (pop command-line-args-left))
  (check (eq major-mode 'nurture-mode) "the file's mode is %s" major-mode)
  (check (equal comment-start "// ") "comments are not known")
  ;; The loop of commands, which Emacs does not run here, does this after the file was opened.
  (run-hooks 'post-command-hook)
  (check (wait-for (lambda () (and (fboundp 'eglot-current-server) (eglot-current-server) (eglot-managed-p)))) "no server was started")
  (let ((server (eglot-current-server)) score)
    (check (equal (mistakes) nil) "the sample has mistakes: %s" (mistakes))
    (go-to "score engagement" 8)
    (setq score (line-number-at-pos))
    (let ((hover (jsonrpc-request server :textDocument/hover (eglot--TextDocumentPositionParams))))
      (check (string-match-p "engagement" (format "%s" hover)) "hover does not name the score: %s" hover))
    (go-to "when engagement >=" 6)
    (let ((found (car (xref-backend-definitions (xref-find-backend) (xref-backend-identifier-at-point (xref-find-backend))))))
      (check (and found (= score (xref-location-line (xref-item-location found)))) "the definition is not the score's line: %s" found))
    (go-to "when engagement >=" 5)
    (let* ((offered (run-hook-with-args-until-success 'completion-at-point-functions)) (names (all-completions "" (nth 2 offered))))
      (check (member "engagement" (mapcar #'substring-no-properties names)) "completion does not offer the score: %s" names))
    (go-to "score engagement" 8)
    ;; Files that are not open are edited too, and Emacs asks whether they may be.
    (cl-letf (((symbol-function 'y-or-n-p) #'always)) (eglot-rename "warmth"))
    (go-to "score warmth")
    (goto-char (point-min))
    (check (not (search-forward "engagement >=" nil t)) "the rename left the old name")
    ;; The rename was an edit: the server has seen it when it speaks of a mistake behind it.
    (goto-char (point-max))
    (insert "segment later   =   titel is known\n")
    (check (wait-for #'mistakes) "the wrong name was not told")
    (check (= 1 (length (mistakes))) "one mistake was made, and told was: %s" (mistakes))
    (check (cl-every (lambda (one) (string-match-p "titel" (flymake-diagnostic-text one))) (mistakes)) "what was told does not name the mistake")
    (eglot-format-buffer)
    (goto-char (point-min))
    (check (search-forward "segment later = titel is known" nil t) "the form was not mended")
    (set-buffer-modified-p nil)
    (eglot-shutdown server)))

(condition-case fault (try) (error (push (error-message-string fault) problems)))
(dolist (problem (reverse problems)) (message "%s" problem))
(let ((kill-emacs-hook nil)) (kill-emacs (if problems 1 0)))
